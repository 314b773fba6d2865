package org.cnnvis.engine.portable;

import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Window;

/** Sizes of a convolution from one map to another. Pairs are {vertical, horizontal}. */
final class Geometry {

	final Shape from, to;
	final int[] kernel, stride, dilation;
	/** Pixels {top, bottom, left, right} of zeros around the map. */
	final int[] border;
	/** Groups of channels that are convolved by themselves. */
	final int groups;

	private Geometry(final Shape from, final Shape to, final int[] kernel, final int[] stride, final int[] dilation,
		final int[] border, final int groups)
	{
		this.from = from;
		this.to = to;
		this.kernel = kernel;
		this.stride = stride;
		this.dilation = dilation;
		this.border = border;
		this.groups = groups;
	}

	Geometry(final Window w, final Shape from, final Shape to, final int[] border, final int groups) {
		this(from, to, new int[] { w.kernelHeight(), w.kernelWidth() }, new int[] { w.strideY(), w.strideX() }, new int[] { w
			.dilationY(), w.dilationX() }, border, groups);
	}

	/** Pixels from the first to the last that the kernel touches, along an axis (0 vertical, 1 horizontal). */
	int extent(final int axis) {
		return (kernel[axis] - 1) * dilation[axis] + 1;
	}

	boolean hasBorder() {
		return (border[0] | border[1] | border[2] | border[3]) != 0;
	}

	/** One pixel becomes one pixel. */
	boolean isPointwise() {
		return kernel[0] * kernel[1] == 1 && stride[0] * stride[1] == 1 && !hasBorder();
	}

	/** The kernel covers the whole map: a fully connected layer. */
	boolean isDense() {
		return groups == 1 && !hasBorder() && to.isVector() && kernel[0] == from.height() && kernel[1] == from.width();
	}

	/** Weights of a filter: input channels of its group x kernel height x kernel width. */
	int weightsPerFilter() {
		return from.channels() / groups * kernel[0] * kernel[1];
	}

	/** The adjoint is a convolution itself, with the kernel turned round. */
	boolean isReversible() {
		return stride[0] * stride[1] == 1 && Math.max(border[0], border[1]) < extent(0) && Math.max(border[2],
			border[3]) < extent(1);
	}

	/** The adjoint's sizes; only if {@link #isReversible()}. */
	Geometry reversed() {
		final int v = extent(0) - 1, h = extent(1) - 1;
		return new Geometry(to, from, kernel, stride, dilation, new int[] { v - border[0], v - border[1], h - border[2], h -
			border[3] }, groups);
	}
}
