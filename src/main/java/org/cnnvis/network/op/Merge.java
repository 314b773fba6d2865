package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/**
 * Combines its inputs number by number. Inputs of one channel, row or column are repeated, as when a vector of
 * excitations scales the channels of a map.
 */
public final class Merge implements Op {

	public enum Kind {
			ADD, SUBTRACT, MULTIPLY, AVERAGE, MAXIMUM, MINIMUM
	}

	private final Kind kind;

	public Merge(final Kind kind) {
		this.kind = kind;
	}

	public Kind kind() {
		return kind;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		int c = 1, h = 1, w = 1;
		for (final Shape s : inputs) {
			c = broadcast(c, s.channels(), "channels");
			h = broadcast(h, s.height(), "rows");
			w = broadcast(w, s.width(), "columns");
		}
		return Shape.of(c, h, w);
	}

	private static int broadcast(final int a, final int b, final String what) {
		if (a == 1 || a == b) return b;
		if (b == 1) return a;
		throw new ShapeException("its inputs have " + a + " and " + b + " " + what);
	}

	@Override
	public String name() {
		return "Merge " + kind.name().toLowerCase();
	}

	@Override
	public String toString() {
		return name();
	}
}
