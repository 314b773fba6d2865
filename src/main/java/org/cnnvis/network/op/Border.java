package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/** Adds a border of zeros to a map, or cuts one off where a side is negative. */
public final class Border implements Op {

	private final int top, bottom, left, right;

	/** Pixels; negative numbers cut. */
	public Border(final int top, final int bottom, final int left, final int right) {
		this.top = top;
		this.bottom = bottom;
		this.left = left;
		this.right = right;
	}

	public int top() {
		return top;
	}

	public int bottom() {
		return bottom;
	}

	public int left() {
		return left;
	}

	public int right() {
		return right;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final Shape in = inputs.get(0);
		final int h = in.height() + top + bottom, w = in.width() + left + right;
		if (h < 1 || w < 1) throw new ShapeException("nothing is left after cutting");
		return Shape.of(in.channels(), h, w);
	}

	@Override
	public String toString() {
		return "Border " + top + "," + bottom + "," + left + "," + right;
	}
}
