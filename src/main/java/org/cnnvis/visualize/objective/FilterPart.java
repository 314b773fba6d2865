package org.cnnvis.visualize.objective;

/**
 * A filter's mean over all positions or its value at one, read from a tap with all of a layer's filters. Immutable.
 */
final class FilterPart implements Part {

	/** In place of a tap's number. */
	private static final int NONE = -1;

	private final double weight;
	private final int tap, index;
	/** Tap with the same before the activation function, or none. */
	private final int before;
	private final double leak;
	/** Taps with the means of what is above 0 and of its square, or none. */
	private final int positive, square;
	private final double focus;

	private FilterPart(final double weight, final int tap, final int index, final int before, final double leak,
		final int positive, final int square, final double focus)
	{
		this.weight = weight;
		this.tap = tap;
		this.index = index;
		this.before = before;
		this.leak = leak;
		this.positive = positive;
		this.square = square;
		this.focus = focus;
	}

	FilterPart(final Term term, final int tap) {
		this(term.weight(), tap, term.filter(), NONE, 0, NONE, NONE, 0);
	}

	/**
	 * @param other tap with the same before the activation function
	 * @param share of the direction that goes there
	 */
	FilterPart leaking(final int other, final double share) {
		return new FilterPart(weight, tap, index, other, share, positive, square, focus);
	}

	/**
	 * Drives positions a the more, the stronger the filter is there already: not all alike, but each by
	 * {@code 1 - s + s a+ / m}, where a+ is what is above 0, m its mean and s the share. That is the gradient of
	 * {@code (1 - s) mean(a) + s mean(a+^2) / (2 m)}, m held fast.
	 *
	 * @param means tap of m
	 * @param squares tap of mean(a+^2)
	 */
	FilterPart focused(final int means, final int squares, final double share) {
		return new FilterPart(weight, tap, index, before, leak, means, squares, share);
	}

	@Override
	public double value(final float[][] taps, final int picture, final int batch) {
		return weight * taps[tap][at(taps[tap], picture, batch)];
	}

	@Override
	public double potential(final float[][] taps, final int picture, final int batch) {
		return before == NONE ? value(taps, picture, batch) : weight * taps[before][at(taps[before], picture, batch)];
	}

	@Override
	public void drive(final float[][] taps, final float[][] cotangents, final int picture, final int batch) {
		final int i = at(taps[tap], picture, batch);
		final double mean = square == NONE ? 0 : taps[positive][i], own = 1 - leak, part = mean > 0 ? focus : 0;
		cotangents[tap][i] += weight * own * (1 - part);
		if (part > 0) cotangents[square][i] += weight * own * part / (2 * mean);
		if (before != NONE) cotangents[before][i] += weight * leak;
	}

	private int at(final float[] vectors, final int picture, final int batch) {
		return picture * (vectors.length / batch) + index;
	}
}
