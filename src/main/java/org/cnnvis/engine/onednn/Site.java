package org.cnnvis.engine.onednn;

import java.util.List;

import org.cnnvis.engine.GradientRule;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Shape;

/** Where an operation stands in a program: the shapes around it. */
final class Site {

	private final ProgramSpec spec;
	private final List<Shape> inputs;
	private final Shape output;

	Site(final ProgramSpec spec, final List<Shape> inputs, final Shape output) {
		this.spec = spec;
		this.inputs = inputs;
		this.output = output;
	}

	/** Pictures. */
	int batch() {
		return spec.batch();
	}

	boolean follows(final GradientRule rule) {
		return spec.follows(rule);
	}

	/** Of one picture. */
	List<Shape> inputs() {
		return inputs;
	}

	/** Of one picture. */
	Shape input() {
		return inputs.get(0);
	}

	/** Of one picture. */
	Shape output() {
		return output;
	}
}
