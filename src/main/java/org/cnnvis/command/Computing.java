package org.cnnvis.command;

import ij.IJ;

import org.cnnvis.engine.Engine;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;

/** The engine that all commands share. The user is told once, in the log, if the fastest backend cannot be used. */
final class Computing {

	private Computing() {}

	/** Loaded when the first command computes, not with the dialog. */
	private static final class Shared {

		private static final Engine ENGINE = Engine.standard(IJ::log);
	}

	private static boolean isLoaded;

	static Engine engine() {
		return Shared.ENGINE;
	}

	static GradientProgram compile(final ProgramSpec spec) {
		// Unpacking and loading the native libraries takes seconds when ImageJ does it for the first time.
		if (!isLoaded) IJ.showStatus("Loading the engine of CNN Vis, once...");
		isLoaded = true;
		return Shared.ENGINE.compile(spec);
	}
}
