package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/** Enlarges a map by whole factors. */
public final class Upsampling implements Op {

	public enum Kind {
			/** Repeats each pixel. */
			NEAREST,
			/** Linear between pixel centres that are half a pixel inside (TensorFlow 2, Keras). */
			BILINEAR
	}

	private final Kind kind;
	private final int factorY, factorX;

	public Upsampling(final Kind kind, final int factorY, final int factorX) {
		if (factorY < 1 || factorX < 1) throw new IllegalArgumentException("factors are at least 1");
		this.kind = kind;
		this.factorY = factorY;
		this.factorX = factorX;
	}

	public Kind kind() {
		return kind;
	}

	public int factorY() {
		return factorY;
	}

	public int factorX() {
		return factorX;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final Shape in = inputs.get(0);
		return Shape.of(in.channels(), in.height() * factorY, in.width() * factorX);
	}

	@Override
	public String toString() {
		return "Upsampling " + kind.name().toLowerCase() + " " + factorY + "x" + factorX;
	}
}
