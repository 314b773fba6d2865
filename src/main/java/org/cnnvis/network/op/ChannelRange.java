package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/** The channels from (inclusive) to (exclusive). */
public final class ChannelRange implements Op {

	private final int from, to;

	public ChannelRange(final int from, final int to) {
		if (from < 0 || to <= from) throw new IllegalArgumentException("not a range: " + from + " to " + to);
		this.from = from;
		this.to = to;
	}

	public int from() {
		return from;
	}

	public int to() {
		return to;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final Shape in = inputs.get(0);
		if (to > in.channels()) throw new ShapeException("it takes channels up to " + to + " of " + in.channels());
		return Shape.of(to - from, in.height(), in.width());
	}

	@Override
	public String toString() {
		return "ChannelRange " + from + " to " + to;
	}
}
