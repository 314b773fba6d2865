package org.cnnvis.ij1;

import org.cnnvis.classify.Classification;

/**
 * What Classify Image found last, for macros:
 *
 * <pre>
 * run("Classify Image...", "top=1");
 * label = call("org.cnnvis.ij1.BestClass.name");
 * p = parseFloat(call("org.cnnvis.ij1.BestClass.probability"));
 * if (call("org.cnnvis.ij1.BestClass.isKnown") == "false") print("something else");
 * </pre>
 */
public final class BestClass {

	private static volatile Classification last;

	private BestClass() {}

	/** @param classification null where nothing was found */
	public static void set(final Classification classification) {
		last = classification;
	}

	/** The most probable class of the last picture; empty where there is none. */
	public static String name() {
		return last == null ? "" : last.best().className();
	}

	/** Its probability, 0..1. */
	public static String probability() {
		return last == null ? "NaN" : String.valueOf(last.best().probability());
	}

	/** "false" if the picture does not look like any of the classes. */
	public static String isKnown() {
		return String.valueOf(last == null || last.isKnown());
	}
}
