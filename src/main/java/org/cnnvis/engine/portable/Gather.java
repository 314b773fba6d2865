package org.cnnvis.engine.portable;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.cnnvis.network.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;

/**
 * A convolution: for each picture, the window of each output pixel becomes a column of a matrix, which is multiplied by
 * the kernels. The columns are made kernel pixel by kernel pixel, as copies of the shifted map (five times as fast as
 * ND4J's im2col), and for some output rows at a time, to save memory.
 */
final class Gather implements LinearMap {

	/** Numbers that are in columns at a time: 16 MB. Fewer than a fourth of that would make it slower. */
	private static final int COLUMN_NUMBERS = 1 << 22;

	private final Geometry g;
	private final Slice weights;
	private final Frame frame;
	private final Slice columns;
	private final int rowsAtOnce;

	/** @param weights (groups, out / groups, in / groups * kernel height * kernel width) */
	Gather(final Scratch scratch, final Slice weights, final Geometry geometry) {
		this.g = geometry;
		this.weights = weights;
		final Shape from = g.from, to = g.to;
		final long perRow = (long) g.weightsPerFilter() * g.groups * to.width();
		this.rowsAtOnce = (int) Math.max(1, Math.min(to.height(), COLUMN_NUMBERS / perRow));
		final boolean direct = g.isPointwise();
		this.frame = direct ? null : new Frame(scratch, 1, from.channels(), from.height(), from.width(), g.border);
		this.columns = direct ? null : scratch.array(rowsAtOnce * perRow);
	}

	@Override
	public void record(final Tape tape, final INDArray from, final INDArray to) {
		for (int n = 0; n < from.size(0); n++) {
			final INDArray x = Views.picture(from, n), y = Views.picture(to, n);
			if (g.isPointwise()) product(tape, x, 0, g.to.height(), y);
			else {
				final INDArray framed = frame.enclose(tape, x, 0);
				for (int row = 0; row < g.to.height(); row += rowsAtOnce)
					convolve(tape, framed, row, Math.min(rowsAtOnce, g.to.height() - row), y);
			}
		}
	}

	private void convolve(final Tape tape, final INDArray x, final int row, final int rows, final INDArray y) {
		final int width = g.to.width();
		final long numbers = (long) g.weightsPerFilter() * g.groups * rows * width;
		final INDArray matrix = columns.array().get(interval(0, numbers));
		final INDArray windows = Views.shaped(matrix, 1, g.from.channels(), g.kernel[0], g.kernel[1], rows, width);
		for (int ky = 0; ky < g.kernel[0]; ky++)
			for (int kx = 0; kx < g.kernel[1]; kx++) {
				final int top = row * g.stride[0] + ky * g.dilation[0], left = kx * g.dilation[1];
				final INDArray shifted = x.get(all(), all(), every(g.stride[0], top, rows), every(g.stride[1], left, width));
				tape.copy(shifted, windows.get(all(), all(), point(ky), point(kx), all(), all()));
			}
		product(tape, matrix, row, rows, y);
	}

	private static INDArrayIndex every(final int stride, final int from, final int count) {
		// The method without the last argument takes ranges of length one for something else.
		return interval((long) from, (long) stride, from + (count - 1L) * stride + 1, false);
	}

	/** Multiplies the columns of some output rows by the kernels. */
	private void product(final Tape tape, final INDArray columns, final int row, final int rows, final INDArray y) {
		final INDArray w = weights.array();
		final long outs = w.size(1), ins = w.size(2), from = (long) row * g.to.width(), count = (long) rows * g.to.width();
		final INDArray pixels = Views.shaped(y, g.groups, outs, g.to.area()).get(all(), all(), interval(from, from + count));
		// Without groups as plain matrices, which needs no loop.
		if (g.groups > 1) tape.product(w, false, Views.shaped(columns, g.groups, ins, count), false, pixels);
		else tape.product(Views.shaped(w, outs, ins), false, Views.shaped(columns, ins, count), false, pixels.get(point(0),
			all(), all()));
	}
}
