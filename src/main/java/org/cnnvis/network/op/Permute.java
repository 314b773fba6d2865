package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/** Exchanges axes of a map: axis i of the output is axis {@code axes[i]} of the input (0 channels, 1 height, 2 width). */
public final class Permute implements Op {

	private final int[] axes;

	public Permute(final int... axes) {
		if (axes.length != 3 || (1 << axes[0] | 1 << axes[1] | 1 << axes[2]) != 7) throw new IllegalArgumentException(
			"not an order of three axes");
		this.axes = axes.clone();
	}

	public int[] axes() {
		return axes.clone();
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final Shape in = inputs.get(0);
		final int[] d = { in.channels(), in.height(), in.width() };
		return Shape.of(d[axes[0]], d[axes[1]], d[axes[2]]);
	}

	@Override
	public String toString() {
		return "Permute " + axes[0] + " " + axes[1] + " " + axes[2];
	}
}
