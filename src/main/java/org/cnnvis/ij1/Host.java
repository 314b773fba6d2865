package org.cnnvis.ij1;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/** Where a command runs: in ImageJ with its windows, in a macro, or called from Java without either. */
public final class Host {

	private Host() {}

	/** ImageJ's windows are there. */
	public static boolean hasWindows() {
		return IJ.getInstance() != null && !GraphicsEnvironment.isHeadless();
	}

	/** The options of the macro call that runs now, or null where there is none: then a dialog asks for them. */
	public static String macroOptions() {
		return Macro.getOptions();
	}

	/** Somebody is there to read what ImageJ says: a user at the windows, or a macro that is to be aborted. */
	static boolean listens() {
		return IJ.getInstance() != null || macroOptions() != null || Interpreter.getInstance() != null;
	}

	/** There is a list of open images, be they in windows or not: the result joins them. */
	public static boolean keepsImages() {
		return listens() || Interpreter.isBatchMode();
	}
}
