package org.cnnvis.launch;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output that keeps the message of a macro's {@code exit("message")} to itself. Without windows ImageJ prints
 * that message like any other and leaves no trace that the macro was aborted; {@code exit()} is no error.
 */
final class ExitMessage extends PrintStream {

	private static final String EXIT_CLASS = "ij.macro.Functions", EXIT_METHOD = "exit";

	private String text;

	ExitMessage(final OutputStream standardOutput) {
		super(standardOutput, true);
	}

	@Override
	public void println(final String line) {
		final boolean exit = StackWalker.getInstance().walk(frames -> frames.limit(3).anyMatch(frame -> frame.getMethodName()
			.equals(EXIT_METHOD) && frame.getClassName().equals(EXIT_CLASS)));
		if (exit) text = line;
		else super.println(line);
	}

	/** What the macro said when it aborted itself, or null. */
	String text() {
		return text;
	}
}
