package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The adjoint of a convolution: for each picture, the kernels times each pixel make columns, which are added up where
 * their windows lie.
 */
final class Scatter implements LinearMap {

	private final Geometry g;
	private final Slice weights;
	private final Slice columns;

	/**
	 * @param weights (groups, out / groups, in / groups * kernel height * kernel width) of the convolution
	 * @param geometry of the convolution
	 */
	Scatter(final Scratch scratch, final Slice weights, final Geometry geometry) {
		this.g = geometry;
		this.weights = weights;
		final long numbers = (long) g.weightsPerFilter() * g.groups * g.to.area();
		this.columns = g.isPointwise() ? null : scratch.array(numbers);
	}

	@Override
	public void record(final Tape tape, final INDArray from, final INDArray to) {
		for (int n = 0; n < from.size(0); n++) {
			final INDArray x = Views.picture(from, n), y = Views.picture(to, n);
			if (g.isPointwise()) product(tape, x, y);
			else {
				product(tape, x, columns.array());
				final INDArray windows = Views.shaped(columns.array(), 1, g.from.channels(), g.kernel[0], g.kernel[1], g.to
					.height(), g.to.width());
				// Stride, border above and to the left, size, dilation, and 0 for a border that is given.
				tape.op("col2im", new INDArray[] { windows }, y, g.stride[0], g.stride[1], g.border[0], g.border[2], g.from
					.height(), g.from.width(), g.dilation[0], g.dilation[1], 0);
			}
		}
	}

	private void product(final Tape tape, final INDArray x, final INDArray y) {
		final INDArray w = weights.array();
		final long outs = w.size(1), ins = w.size(2), area = g.to.area();
		if (g.groups > 1) tape.product(w, true, Views.shaped(x, g.groups, outs, area), false, Views.shaped(y, g.groups, ins,
			area));
		else tape.product(Views.shaped(w, outs, ins), true, Views.shaped(x, outs, area), false, Views.shaped(y, ins, area));
	}
}
