package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/** Softmax over the channels, at each position by itself. */
public final class Softmax implements Op {

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		return inputs.get(0);
	}

	@Override
	public String toString() {
		return "Softmax";
	}
}
