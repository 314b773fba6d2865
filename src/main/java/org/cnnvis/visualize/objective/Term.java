package org.cnnvis.visualize.objective;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One part of an {@link Objective}: a filter of a layer, or all of them, with a weight. Immutable; prints itself as
 * {@code 0.5*block4_conv1:7@3,4}.
 */
public final class Term {

	/** In place of a filter's number: all filters together, as in a dream. */
	public static final int ALL = -1;
	/** In place of a position: the mean over all positions. */
	static final int EVERYWHERE = -1;
	/** In place of a position: the middle of the map. */
	static final int CENTRE = -2;

	/** In place of a position: a class's logarithmic probability. */
	static final int LOG = -3;

	private final double weight;
	private final String layer;
	private final int filter;
	private final int x, y;

	Term(final double weight, final String layer, final int filter, final int x, final int y) {
		this.weight = weight;
		this.layer = layer;
		this.filter = filter;
		this.x = x;
		this.y = y;
	}

	/** Negative for what a filter dislikes. */
	public double weight() {
		return weight;
	}

	public String layer() {
		return layer;
	}

	/** From 0, or {@link #ALL}. */
	public int filter() {
		return filter;
	}

	/** One neuron at a position of the layer's map, not the whole filter. */
	public boolean isNeuron() {
		return x == CENTRE || x >= 0;
	}

	/** The mean over all positions, or a class's logit. */
	public boolean isWhole() {
		return x == EVERYWHERE;
	}

	/** A class's logarithmic probability in place of its logit. */
	boolean isLog() {
		return x == LOG;
	}

	/** Column of the neuron in a map of this width. */
	int column(final int width) {
		return x == CENTRE ? width / 2 : x;
	}

	/** Row of the neuron in a map of this height. */
	int row(final int height) {
		return y == CENTRE ? height / 2 : y;
	}

	Term times(final double factor) {
		return new Term(weight * factor, layer, filter, x, y);
	}

	/** Without the weight: {@code block4_conv1:7@centre}. */
	String target() {
		return layer + ":" + (filter == ALL ? "*" : filter) + (x == EVERYWHERE ? "" : x == CENTRE ? "@centre" : x == LOG ? "@log" : "@" + x +
			"," + y);
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof Term && toString().equals(o.toString());
	}

	@Override
	public int hashCode() {
		return Objects.hash(toString());
	}

	@Override
	public String toString() {
		return (weight == 1 ? "" : weight == -1 ? "-" : plain(weight) + "*") + target();
	}

	/** Without an exponent. */
	private static String plain(final double number) {
		return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
	}
}
