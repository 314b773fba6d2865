package org.cnnvis.network.op;

import java.util.Objects;

/** Border around the input of a convolution or pooling, before a stride is taken. */
public final class Padding {

	/** How the border follows from the size. */
	public enum Kind {
			/** Given in pixels for each side. */
			EXPLICIT,
			/** Output = ceil(input / stride), the odd pixel at the bottom and right (TensorFlow, Keras, ONNX SAME_UPPER). */
			SAME,
			/** As SAME with the odd pixel at the top and left (ONNX SAME_LOWER). */
			SAME_LOWER,
			/** Explicit, and the bottom and right grow so that the last window counts (Caffe's pooling). */
			CEIL
	}

	/** No border ("valid"). */
	public static final Padding NONE = new Padding(Kind.EXPLICIT, 0, 0, 0, 0);
	public static final Padding SAME = new Padding(Kind.SAME, 0, 0, 0, 0);
	public static final Padding SAME_LOWER = new Padding(Kind.SAME_LOWER, 0, 0, 0, 0);

	private final Kind kind;
	private final int top, bottom, left, right;

	private Padding(final Kind kind, final int top, final int bottom, final int left, final int right) {
		this.kind = kind;
		this.top = top;
		this.bottom = bottom;
		this.left = left;
		this.right = right;
	}

	public static Padding of(final int top, final int bottom, final int left, final int right) {
		return new Padding(Kind.EXPLICIT, top, bottom, left, right);
	}

	public static Padding of(final int all) {
		return of(all, all, all, all);
	}

	/** Caffe's pooling: {@code all} pixels on each side, sizes rounded up. */
	public static Padding ceil(final int all) {
		return new Padding(Kind.CEIL, all, all, all, all);
	}

	public Kind kind() {
		return kind;
	}

	/**
	 * Pixels {top, bottom, left, right} for an input of the given size.
	 *
	 * @param window window {height, width} in pixels, dilation included: (kernel - 1) * dilation + 1
	 * @param stride {vertical, horizontal}
	 */
	public int[] pixels(final int height, final int width, final int[] window, final int[] stride) {
		switch (kind) {
			case SAME:
			case SAME_LOWER: {
				final int v = same(height, window[0], stride[0]), h = same(width, window[1], stride[1]);
				final boolean lower = kind == Kind.SAME_LOWER;
				final int t = lower ? v - v / 2 : v / 2, l = lower ? h - h / 2 : h / 2;
				return new int[] { t, v - t, l, h - l };
			}
			case CEIL:
				return new int[] { top, bottom + ceilGrowth(height, top + bottom, window[0], stride[0], top), left, right +
					ceilGrowth(width, left + right, window[1], stride[1], left) };
			default:
				return new int[] { top, bottom, left, right };
		}
	}

	private static int same(final int size, final int window, final int stride) {
		final int out = (size + stride - 1) / stride;
		return Math.max(0, (out - 1) * stride + window - size);
	}

	/** Pixels that the far side grows by, so that the output is rounded up; a window must begin inside (Caffe, PyTorch). */
	private static int ceilGrowth(final int size, final int pad, final int window, final int stride, final int before) {
		int out = Math.max(0, (size + pad - window + stride - 1) / stride) + 1;
		if ((out - 1) * stride >= size + before) out--;
		return (out - 1) * stride + window - size - pad;
	}

	/** Output length of a sliding window. */
	static int slide(final int size, final int before, final int after, final int window, final int stride) {
		final int room = size + before + after - window;
		if (room < 0) throw new IllegalArgumentException(
			"the window of " + window + " pixels does not fit into " + (size + before + after));
		return room / stride + 1;
	}

	@Override
	public boolean equals(final Object o) {
		if (!(o instanceof Padding)) return false;
		final Padding p = (Padding) o;
		return kind == p.kind && top == p.top && bottom == p.bottom && left == p.left && right == p.right;
	}

	@Override
	public int hashCode() {
		return Objects.hash(kind, top, bottom, left, right);
	}

	@Override
	public String toString() {
		if (kind == Kind.SAME || kind == Kind.SAME_LOWER) return kind.name().toLowerCase();
		final String sides = top == bottom && left == right && top == left ? Integer.toString(top) : top + "," + bottom +
			"," + left + "," + right;
		return kind == Kind.CEIL ? sides + " ceil" : sides;
	}
}
