package org.cnnvis.command;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.MacroLine;
import org.cnnvis.ij1.ErrorReport;
import org.cnnvis.ij1.Host;
import org.cnnvis.ij1.HostDownloads;
import org.cnnvis.ij1.HostProgress;
import org.cnnvis.ij1.Inputs;
import org.cnnvis.ij1.Remembered;
import org.cnnvis.ij1.dialog.Advice;
import org.scijava.Initializable;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;

/**
 * A command of CNN Vis. In a macro its inputs are those of the macro line, and the defaults for what the line leaves
 * out; in a dialog, what the user chose last time; from Java, what the caller gives. Inputs are declared with
 * {@code persist = false}: SciJava's own memory would reach macros.
 */
abstract class HostCommand extends DynamicCommand implements Initializable, Advice {

	@Parameter
	private LogService log;

	@Parameter(required = false)
	private TaskService tasks;

	private CnnVisException problem;
	private boolean asksUser;

	/** What the command does, with checked inputs or not: whatever is wrong is thrown. */
	abstract void execute();

	/** Fills in the choices that a dialog offers; inputs that do not go together are set to ones that do. */
	abstract void offerChoices();

	/** Lines of the list that a dialog shows for an input. */
	final void offer(final String input, final List<String> choices) {
		getInfo().getMutableInput(input, String.class).setChoices(choices);
	}

	final HostProgress progress(final String title) {
		return new HostProgress(title, tasks);
	}

	@Override
	public final void initialize() {
		HostDownloads.show();
		try {
			if (Host.macroOptions() != null) readMacro(Host.macroOptions());
			else if (!GraphicsEnvironment.isHeadless()) prepareDialog();
		}
		catch (final CnnVisException e) {
			problem = e;
			settleInputs();
		}
	}

	private void prepareDialog() {
		asksUser = true;
		if (asksInItsOwnWindow()) settleInputs();
		else if (!isAnyInputGiven() && remembers()) Remembered.restore(this);
		if (!asksInItsOwnWindow()) offerChoices();
		// Nothing is left to ask once the user has changed his mind.
		if (isCanceled()) settleInputs();
	}

	/** A command that has a window of its own needs no dialog before it. */
	boolean asksInItsOwnWindow() {
		return false;
	}

	/** Whether the inputs of the last time are offered again. */
	boolean remembers() {
		return true;
	}

	/** A user is there, and no macro has said what to do. */
	final boolean asksUser() {
		return asksUser;
	}

	@Override
	public final void run() {
		report().guard(() -> {
			if (problem != null) throw problem;
			if (asksUser && remembers() && !asksInItsOwnWindow()) Remembered.save(this);
			execute();
		});
	}

	/** Tells the user what goes wrong in this command. */
	final ErrorReport report() {
		final String command = getInfo().getMenuPath().getLeaf() == null ? getInfo().getTitle() : getInfo().getMenuPath()
			.getLeaf().getName();
		return new ErrorReport(command.replace("...", ""), log);
	}

	private void readMacro(final String options) {
		Inputs.set(this, MacroLine.parse(options));
		settleInputs();
	}

	/** A host must neither ask for more nor fill in what it remembers. */
	private void settleInputs() {
		for (final ModuleItem<?> item : getInfo().inputs())
			resolveInput(item.getName());
	}

	/** Not where something is wrong already: running the command reports it. */
	@Override
	public final boolean isWanted() {
		return problem == null && !asksInItsOwnWindow();
	}

	private boolean isAnyInputGiven() {
		return Inputs.of(this).stream().anyMatch(item -> isInputResolved(item.getName()));
	}
}
