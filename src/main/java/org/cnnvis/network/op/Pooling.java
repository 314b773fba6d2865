package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/** The maximum or the average of a sliding window. Border pixels never are the maximum. */
public final class Pooling implements Op {

	public enum Kind {
			MAX, AVERAGE
	}

	private final Kind kind;
	private final Window window;
	private final boolean countBorder;

	/** @param countBorder an average divides by the whole window, border included, not only by the pixels inside */
	public Pooling(final Kind kind, final Window window, final boolean countBorder) {
		this.kind = kind;
		this.window = window;
		this.countBorder = countBorder;
	}

	public static Pooling max(final int size, final int stride, final Padding padding) {
		return new Pooling(Kind.MAX, Window.of(size, stride, padding), false);
	}

	public static Pooling average(final int size, final int stride, final Padding padding) {
		return new Pooling(Kind.AVERAGE, Window.of(size, stride, padding), false);
	}

	public Kind kind() {
		return kind;
	}

	public Window window() {
		return window;
	}

	public boolean countBorder() {
		return countBorder;
	}

	/**
	 * What an average divides by, for each output position (row-major): the pixels of the window that lie inside, with
	 * {@link #countBorder()} also those in the border. Pixels that {@link Padding.Kind#CEIL} appends never count (as in
	 * Caffe and PyTorch).
	 */
	public float[] divisors(final int inputHeight, final int inputWidth) {
		final int[] b = window.border(inputHeight, inputWidth), out = window.slide(inputHeight, inputWidth);
		final boolean ceil = window.padding().kind() == Padding.Kind.CEIL;
		// Before it grows, the far side of a CEIL border is as wide as the near side.
		final int bottom = ceil ? b[0] : b[1], right = ceil ? b[2] : b[3];
		final int[] rows = counted(out[0], inputHeight, b[0], bottom, window.kernelHeight(), window.strideY(), window
			.dilationY());
		final int[] columns = counted(out[1], inputWidth, b[2], right, window.kernelWidth(), window.strideX(), window
			.dilationX());
		final float[] divisors = new float[rows.length * columns.length];
		for (int i = 0; i < divisors.length; i++)
			divisors[i] = rows[i / columns.length] * columns[i % columns.length];
		return divisors;
	}

	/** For each output row (or column), how many rows of its window count. */
	private int[] counted(final int out, final int size, final int before, final int after, final int kernel,
		final int stride, final int dilation)
	{
		final int first = countBorder ? -before : 0, end = countBorder ? size + after : size;
		final int[] count = new int[out];
		for (int o = 0; o < out; o++)
			for (int k = 0, at = o * stride - before; k < kernel; k++, at += dilation)
				if (at >= first && at < end) count[o]++;
		return count;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final Shape in = inputs.get(0);
		final int[] out = window.slide(in.height(), in.width());
		return Shape.of(in.channels(), out[0], out[1]);
	}

	@Override
	public String toString() {
		return "Pooling " + kind.name().toLowerCase() + " " + window;
	}
}
