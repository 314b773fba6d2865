package org.cnnvis.engine.onednn;

import java.util.List;

import org.cnnvis.network.Shape;

/** Where an operation stands in a program: the shapes around it. */
final class Site {

	private final int batch;
	private final List<Shape> inputs;
	private final Shape output;

	Site(final int batch, final List<Shape> inputs, final Shape output) {
		this.batch = batch;
		this.inputs = inputs;
		this.output = output;
	}

	/** Pictures. */
	int batch() {
		return batch;
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
