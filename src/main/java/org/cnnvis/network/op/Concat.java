package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/** Puts its inputs one after the other along an axis. */
public final class Concat implements Op {

	public static final int CHANNELS = 0, HEIGHT = 1, WIDTH = 2;

	private final int axis;

	public Concat(final int axis) {
		if (axis < 0 || axis > 2) throw new IllegalArgumentException("axis " + axis + " is not 0, 1 or 2");
		this.axis = axis;
	}

	public int axis() {
		return axis;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final int[] sum = dims(inputs.get(0));
		for (final Shape s : inputs.subList(1, inputs.size())) {
			final int[] d = dims(s);
			for (int i = 0; i < 3; i++)
				if (i == axis) sum[i] += d[i];
				else if (sum[i] != d[i]) throw new ShapeException("its inputs " + inputs + " differ in more than the joined axis");
		}
		return Shape.of(sum[0], sum[1], sum[2]);
	}

	private static int[] dims(final Shape s) {
		return new int[] { s.channels(), s.height(), s.width() };
	}

	@Override
	public String toString() {
		return "Concat " + new String[] { "channels", "height", "width" }[axis];
	}
}
