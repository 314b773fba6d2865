package org.cnnvis.network.op;

import java.util.Collections;
import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;

/** x where x > 0, else slope * x, with slopes from training (He et al. 2015, PReLU). */
public final class ParametricRelu implements Op {

	private final Tensor slope;

	/** @param slope (channels or 1, height or 1, width or 1); ones are repeated */
	public ParametricRelu(final Tensor slope) {
		if (slope.rank() != 3) throw new IllegalArgumentException("slopes have three dimensions, not " + slope);
		this.slope = slope;
	}

	public Tensor slope() {
		return slope;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final Shape in = inputs.get(0);
		fits(slope.dim(0), in.channels(), "channels");
		fits(slope.dim(1), in.height(), "rows");
		fits(slope.dim(2), in.width(), "columns");
		return in;
	}

	private static void fits(final int slopes, final int size, final String what) {
		if (slopes != 1 && slopes != size) throw new IllegalArgumentException(
			"its slopes are for " + slopes + " " + what + ", not " + size);
	}

	@Override
	public List<float[]> weights() {
		return Collections.singletonList(slope.data());
	}

	@Override
	public String toString() {
		return "ParametricRelu " + slope;
	}
}
