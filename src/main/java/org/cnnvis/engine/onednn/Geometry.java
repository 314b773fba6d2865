package org.cnnvis.engine.onednn;

import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Window;

/** A sliding window for one input size, as the library wants it: vertical, horizontal. */
final class Geometry {

	final long[] kernel, strides, dilations, before, after;

	/** Without dilation. */
	Geometry(final long[] kernel, final int stride, final long[] before, final long[] after) {
		this.kernel = kernel;
		this.strides = new long[] { stride, stride };
		this.dilations = new long[2];
		this.before = before;
		this.after = after;
	}

	Geometry(final Window window, final Shape input) {
		this(window, window.border(input.height(), input.width()));
	}

	/** @param border pixels {top, bottom, left, right} */
	Geometry(final Window window, final int[] border) {
		kernel = new long[] { window.kernelHeight(), window.kernelWidth() };
		strides = new long[] { window.strideY(), window.strideX() };
		// The library counts the pixels between.
		dilations = new long[] { window.dilationY() - 1, window.dilationX() - 1 };
		before = new long[] { border[0], border[2] };
		after = new long[] { border[1], border[3] };
	}

	/**
	 * The same, where a single window that covers a whole side of the map has that side's length: the library's pooling
	 * reads beyond the map where a window is wider.
	 */
	Geometry withinMap(final Shape input, final Shape output) {
		final long[] size = { input.height(), input.width() }, windows = { output.height(), output.width() };
		final Geometry same = new Geometry(kernel.clone(), strides.clone(), dilations, before.clone(), after.clone());
		for (int i = 0; i < 2; i++) {
			if (windows[i] != 1 || dilations[i] != 0 || kernel[i] - before[i] < size[i]) continue;
			same.kernel[i] = size[i];
			same.strides[i] = 1;
			same.before[i] = 0;
			same.after[i] = 0;
		}
		return same;
	}

	private Geometry(final long[] kernel, final long[] strides, final long[] dilations, final long[] before,
		final long[] after)
	{
		this.kernel = kernel;
		this.strides = strides;
		this.dilations = dilations;
		this.before = before;
		this.after = after;
	}
}
