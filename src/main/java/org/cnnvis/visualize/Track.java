package org.cnnvis.visualize;

/**
 * The evaluations of one picture on its way: which was the best, and whether it still gets better. A picture's track
 * depends on its own evaluations alone, so that it ends where it would end without company.
 */
final class Track {

	/** A picture that rises by less than this share of its activation does not rise. */
	private static final double LEAST_RISE = 0.01;
	/** Evaluations without a rise after which it is not waited for another one. */
	private static final int PATIENCE = 4;

	final History history = new History();
	private final boolean stopsEarly;
	private double start, last, best, potential, risen;
	private int steps, waited;

	Track(final boolean stopsEarly) {
		this.stopsEarly = stopsEarly;
	}

	/**
	 * Takes note of an evaluation without transforms.
	 *
	 * @param first of a size; what smaller ones reached does not count
	 * @param value before the activation function; decides where the activation is 0
	 * @return the picture is the best of its size so far
	 */
	boolean add(final int step, final double activation, final double value, final boolean first) {
		if (step == 0) start = activation;
		last = activation;
		steps = step;
		history.add(step, activation);
		final boolean better = first || activation > best || activation == best && value > potential;
		if (better) {
			best = activation;
			potential = value;
		}
		if (first || activation > risen + LEAST_RISE * Math.abs(risen)) {
			risen = activation;
			waited = 0;
		}
		else waited++;
		return better;
	}

	/** No more steps are needed. */
	boolean isDone() {
		return stopsEarly && waited >= PATIENCE;
	}

	double start() {
		return start;
	}

	double last() {
		return last;
	}

	double best() {
		return best;
	}

	/** Of the best picture, before the activation function. */
	double potential() {
		return potential;
	}

	/** Steps until the last evaluation. */
	int steps() {
		return steps;
	}
}
