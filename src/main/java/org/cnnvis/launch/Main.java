package org.cnnvis.launch;

import java.awt.GraphicsEnvironment;
import java.io.IOException;

import org.cnnvis.CnnVisException;

/**
 * Starts ImageJ with CNN Vis in its menu, or runs a macro without a display.
 *
 * <pre>
 * Main                  with a display: ImageJ; without one: the demonstration macro
 * Main FILE [ARGUMENT]  the macro, without a display; getArgument() returns ARGUMENT
 * </pre>
 *
 * The exit status is 0 if the macro ran to its end, 1 if it could not be read or was aborted; why is written to the
 * standard error stream, what it prints to the standard output.
 */
public final class Main {

	private Main() {}

	public static void main(final String... args) throws IOException {
		final String macro = argument(args, 0);
		if (macro.isEmpty() && !GraphicsEnvironment.isHeadless()) {
			Desktop.open();
			return;
		}
		System.exit(run(macro, argument(args, 1)));
	}

	private static int run(final String macro, final String argument) {
		// With a DISPLAY set, print() would open a window: this must come before the first AWT class.
		System.setProperty("java.awt.headless", "true");
		try {
			final MacroFile file = macro.isEmpty() ? MacroFile.demonstration() : MacroFile.read(macro);
			HeadlessHost.start().run(file, argument);
			return 0;
		}
		catch (final CnnVisException e) {
			System.err.println(e.getMessage());
			return 1;
		}
	}

	/** Maven passes a property that is not set as an empty argument, or none at all. */
	private static String argument(final String[] args, final int index) {
		return index < args.length && args[index] != null ? args[index].trim() : "";
	}
}
