package org.cnnvis.ij1;

import java.awt.GraphicsEnvironment;
import java.util.Map;

import ij.Macro;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import org.cnnvis.MacroLine;
import org.cnnvis.ij1.dialog.Advice;
import org.cnnvis.ij1.dialog.ModuleDialog;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

/**
 * Runs a SciJava command in plain ImageJ 1.x: from the menu with a dialog, from a macro, with the recorder. Its argument
 * is the command's class. Made by {@link CommandPlugIn}.
 */
public final class PlainImageJ implements PlugIn {

	private static Context context;

	@Override
	public void run(final String commandClass) {
		try (OwnClassLoader loader = new OwnClassLoader()) {
			final Module module = create(commandClass);
			if (isSettled(module)) module.run();
		}
	}

	private static Module create(final String commandClass) {
		final CommandInfo info = context().service(CommandService.class).getCommand(commandClass);
		if (info == null) throw new IllegalStateException("plugins.config names " + commandClass +
			", which is not a SciJava command");
		return context.service(ModuleService.class).createModule(info);
	}

	/** Made with the first command, so that ImageJ starts as fast as without CNN Vis. */
	private static synchronized Context context() {
		if (context == null) context = new Context(CommandService.class, ModuleService.class, LogService.class,
			TaskService.class);
		return context;
	}

	/** False if the user cancels the dialog, which aborts a macro that asked for it. */
	private static boolean isSettled(final Module module) {
		final MacroLine defaults = Inputs.line(module);
		try {
			module.initialize();
		}
		catch (final MethodCallException e) {
			throw new IllegalStateException(e);
		}
		// The user has not chosen the file that the dialog would be about.
		if (module instanceof Cancelable && ((Cancelable) module).isCanceled()) return false;
		if (Host.macroOptions() != null || GraphicsEnvironment.isHeadless() || !isDialogWanted(module)) return true;
		if (!new ModuleDialog(module, defaults).isConfirmed()) {
			Macro.abort();
			return false;
		}
		if (Recorder.record) record(module);
		return true;
	}

	private static boolean isDialogWanted(final Module module) {
		return !Inputs.of(module).isEmpty() && (!(module instanceof Advice) || ((Advice) module).isWanted());
	}

	private static void record(final Module module) {
		for (final Map.Entry<String, String> input : Inputs.line(module).values().entrySet())
			Recorder.recordOption(input.getKey(), Recorder.fixString(input.getValue()));
	}
}
