package org.cnnvis.command;

import java.util.function.Function;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;

/** What commands work with. */
final class Toolbox {

	private static volatile Toolbox current;

	private final ModelSource models;
	private final Function<ProgramSpec, GradientProgram> compiler;

	Toolbox(final ModelSource models, final Function<ProgramSpec, GradientProgram> compiler) {
		this.models = models;
		this.compiler = compiler;
	}

	static Toolbox current() {
		return current;
	}

	static void use(final Toolbox toolbox) {
		current = toolbox;
	}

	ModelSource models() {
		return models;
	}

	Function<ProgramSpec, GradientProgram> compiler() {
		return compiler;
	}
}
