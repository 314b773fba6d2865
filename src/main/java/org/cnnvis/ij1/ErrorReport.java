package org.cnnvis.ij1;

import java.util.function.Consumer;

import ij.IJ;
import ij.Macro;

import org.cnnvis.CnnVisException;
import org.scijava.log.LogService;

/**
 * What the user sees of an error: one sentence, in a dialog or as the reason why a macro is aborted. The trace of an
 * unexpected one goes to the log. A caller from Java gets the exception.
 */
public final class ErrorReport {

	/** Letters in a line of a dialog. */
	private static final int LINE = 90;

	private final String title;
	private final LogService log;
	private final Consumer<String> audience;

	/** @param title of the dialog: the command's name */
	public ErrorReport(final String title, final LogService log) {
		this(title, log, sentence -> {
			IJ.showStatus("");
			// ImageJ's dialog does not break lines; the message of an aborted macro is left as it is.
			IJ.error(title, Host.hasWindows() && Host.macroOptions() == null ? lines(sentence) : sentence);
		});
	}

	/** @param audience gets the sentence */
	public ErrorReport(final String title, final LogService log, final Consumer<String> audience) {
		this.title = title;
		this.log = log;
		this.audience = audience;
	}

	/** Runs the work; whatever goes wrong in it is reported. */
	public void guard(final Runnable work) {
		try {
			work.run();
		}
		catch (final CnnVisException e) {
			show(e);
		}
		catch (final OutOfMemoryError | LinkageError e) {
			log.error(title, e);
			show(new CnnVisException(sentence(e), e));
		}
		catch (final RuntimeException e) {
			if (Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
			log.error(title, e);
			show(new CnnVisException(sentence(e), e));
		}
	}

	private void show(final CnnVisException e) {
		if (!Host.listens()) throw e;
		audience.accept(e.getMessage());
	}

	/** A long sentence in lines of a readable length. */
	static String lines(final String sentence) {
		return sentence.replaceAll("(.{1," + LINE + "})(\\s+|$)", "$1\n").trim();
	}

	/** What to tell the user about an error that the code did not foresee where it happened. */
	static String sentence(final Throwable e) {
		if (e instanceof OutOfMemoryError) return "Memory does not suffice (" + IJ.freeMemory() +
			"): choose fewer filters or a smaller size, or give ImageJ more in Edit > Options > Memory & Threads.";
		if (e instanceof LinkageError) return "A library of CNN Vis does not load on this computer (" + System.getProperty(
			"os.name") + ", " + System.getProperty("os.arch") + ", Java " + System.getProperty("java.version") + "): " +
			cause(e) + "; install CNN Vis again, for this platform.";
		return "Unexpected: " + cause(e) + "; please report this, with the text in the log.";
	}

	/** The innermost cause says what happened; the outer ones where. */
	private static String cause(final Throwable e) {
		Throwable cause = e;
		while (cause.getCause() != null)
			cause = cause.getCause();
		final String message = cause.getMessage();
		return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message.split("\\R", 2)[0]);
	}
}
