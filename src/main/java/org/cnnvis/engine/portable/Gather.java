package org.cnnvis.engine.portable;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Concat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/**
 * A convolution: for each picture, the window of each output pixel becomes a column of a matrix, which is multiplied by
 * the kernels. Some output rows at a time, so that the columns stay in the processor's cache.
 */
final class Gather implements LinearMap {

	/** Numbers that are in columns at a time; measured. */
	private static final int COLUMN_NUMBERS = 1 << 20;

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
			if (g.isPointwise()) product(tape, x, g.to.area(), y, 0);
			else convolve(tape, frame.enclose(tape, x, 0), y);
		}
	}

	private void convolve(final Tape tape, final INDArray x, final INDArray y) {
		final int width = g.to.width();
		for (int row = 0; row < g.to.height(); row += rowsAtOnce) {
			final int rows = Math.min(rowsAtOnce, g.to.height() - row), first = row * g.stride[0];
			final INDArray source = Views.range(x, Concat.HEIGHT, first, first + (rows - 1) * g.stride[0] + g.extent(0));
			final long numbers = (long) g.weightsPerFilter() * g.groups * rows * width;
			final INDArray target = columns.array().get(interval(0, numbers));
			final INDArray windows = Views.shaped(target, 1, g.from.channels(), g.kernel[0], g.kernel[1], rows, width);
			// Kernel, stride, border, dilation, and 0 for a border that is given; the number outside is 0.
			tape.op(DynamicCustomOp.builder("im2col").addInputs(source).addOutputs(windows).addIntegerArguments(g.kernel[0],
				g.kernel[1], g.stride[0], g.stride[1], 0, 0, g.dilation[0], g.dilation[1], 0).addFloatingPointArguments(0.0)
				.build());
			product(tape, target, rows * width, y, row * width);
		}
	}

	/** Multiplies some columns by the kernels. */
	private void product(final Tape tape, final INDArray columns, final int count, final INDArray y, final int at) {
		final INDArray w = weights.array();
		final long outs = w.size(1), ins = w.size(2);
		final INDArray a = Views.shaped(columns, g.groups, ins, count);
		final INDArray b = Views.shaped(y, g.groups, outs, g.to.area()).get(all(), all(), interval(at, at + count));
		// Without groups as plain matrices, which needs no loop.
		if (g.groups > 1) tape.product(w, false, a, false, b);
		else tape.product(Views.shaped(w, outs, ins), false, Views.shaped(a, ins, count), false, matrix(b));
	}

	private static INDArray matrix(final INDArray oneGroup) {
		return oneGroup.get(point(0), all(), all());
	}
}
