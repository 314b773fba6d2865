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

	static Engine engine() {
		return Shared.ENGINE;
	}

	static GradientProgram compile(final ProgramSpec spec) {
		return Shared.ENGINE.compile(spec);
	}
}
