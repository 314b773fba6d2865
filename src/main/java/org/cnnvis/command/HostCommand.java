package org.cnnvis.command;

import java.awt.GraphicsEnvironment;

import org.cnnvis.CnnVisException;
import org.cnnvis.MacroLine;
import org.cnnvis.ij1.ErrorReport;
import org.cnnvis.ij1.Host;
import org.cnnvis.ij1.Inputs;
import org.cnnvis.ij1.Remembered;
import org.scijava.Initializable;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;

/**
 * A command of CNN Vis. In a macro its inputs are those of the macro line, and the defaults for what the line leaves
 * out; in a dialog, what the user chose last time; from Java, what the caller gives. Inputs are declared with
 * {@code persist = false}: SciJava's own memory would reach macros.
 */
abstract class HostCommand extends DynamicCommand implements Initializable {

	@Parameter
	private LogService log;

	private CnnVisException badLine;
	private boolean asksUser;

	/** What the command does, with checked inputs or not: whatever is wrong is thrown. */
	abstract void execute();

	/** Fills in the choices that a dialog offers; inputs that do not go together are set to ones that do. */
	abstract void offerChoices();

	@Override
	public final void initialize() {
		if (Host.macroOptions() != null) readMacro(Host.macroOptions());
		else if (!GraphicsEnvironment.isHeadless()) {
			asksUser = true;
			if (!isAnyInputGiven()) Remembered.restore(this);
			offerChoices();
		}
	}

	@Override
	public final void run() {
		final String command = getInfo().getMenuPath().getLeaf() == null ? getInfo().getTitle() : getInfo().getMenuPath()
			.getLeaf().getName();
		new ErrorReport(command.replace("...", ""), log).guard(() -> {
			if (badLine != null) throw badLine;
			if (asksUser) Remembered.save(this);
			execute();
		});
	}

	/** Everything is settled then: a host must neither ask for more nor fill in what it remembers. */
	private void readMacro(final String options) {
		try {
			Inputs.set(this, MacroLine.parse(options));
		}
		catch (final CnnVisException e) {
			badLine = e;
		}
		for (final ModuleItem<?> item : getInfo().inputs())
			resolveInput(item.getName());
	}

	private boolean isAnyInputGiven() {
		return Inputs.of(this).stream().anyMatch(item -> isInputResolved(item.getName()));
	}
}
