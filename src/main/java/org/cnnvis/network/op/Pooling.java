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
