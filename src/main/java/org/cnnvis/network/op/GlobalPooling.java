package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/** The maximum or the average of each channel over all positions: a vector. */
public final class GlobalPooling implements Op {

	private final Pooling.Kind kind;

	public GlobalPooling(final Pooling.Kind kind) {
		this.kind = kind;
	}

	public Pooling.Kind kind() {
		return kind;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		return Shape.vector(inputs.get(0).channels());
	}

	@Override
	public String toString() {
		return "GlobalPooling " + kind.name().toLowerCase();
	}
}
