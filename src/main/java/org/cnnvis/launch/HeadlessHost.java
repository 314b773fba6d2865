package org.cnnvis.launch;

import java.io.File;
import java.net.URISyntaxException;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.frame.Editor;
import net.imagej.patcher.LegacyEnvironment;

import org.cnnvis.CnnVisException;

/**
 * ImageJ 1.x without a display. Plain ImageJ cannot run a plugin that way, as its menus are windows;
 * <a href="https://github.com/imagej/ij1-patcher">ij1-patcher</a> mends the classes while they are loaded.
 */
final class HeadlessHost {

	private HeadlessHost() {}

	/**
	 * Patches ImageJ; to be called before any class of ImageJ is loaded, with {@code java.awt.headless=true}.
	 *
	 * @throws CnnVisException if the Java virtual machine does not let the classes be patched
	 */
	static HeadlessHost start() {
		try {
			final LegacyEnvironment environment = new LegacyEnvironment(HeadlessHost.class.getClassLoader(), true);
			environment.disableIJ1PluginDirs();
			environment.disableInitializer();
			environment.addPluginClasspath(new File(Main.class.getProtectionDomain().getCodeSource().getLocation()
				.toURI()));
			environment.applyPatches();
			return new HeadlessHost();
		}
		catch (final ClassNotFoundException | URISyntaxException e) {
			throw new CnnVisException("ImageJ cannot be started without a display: " + e.getMessage() + ".", e);
		}
	}

	/**
	 * Runs a macro to its end. What it prints goes to the standard output; ImageJ writes the line of an error to the
	 * standard error stream.
	 *
	 * @param argument what the macro's {@code getArgument()} returns
	 * @throws CnnVisException with the reason if the macro is aborted
	 */
	void run(final MacroFile macro, final String argument) {
		// ImageJ knows by the thread's name that a macro runs, and that it can be aborted.
		Thread.currentThread().setName("Run$_CNN Vis Macro$");
		final ExitMessage output = new ExitMessage(System.out);
		System.setOut(output);
		final Interpreter interpreter = new Interpreter();
		try {
			interpreter.run(Editor.doInclude(macro.text()), argument);
		}
		catch (final RuntimeException e) {
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
		}
		final String reason = interpreter.wasError() ? interpreter.getErrorMessage() : output.text() != null ? output
			.text() : IJ.getErrorMessage();
		if (reason != null) throw new CnnVisException("The macro '" + macro.name() + "' was aborted: " + reason);
	}
}
