package org.cnnvis.visualize.transform;

import java.util.Arrays;

import org.cnnvis.network.Shape;

/**
 * Enlarges the gradient near a view's edges by what it is smaller there. Fewer positions of a network's maps look there
 * than elsewhere, so that a picture would fade towards its edges; how far in that reaches depends on the receptive
 * field, and is seen in the gradients themselves. Used for one picture, by one thread at a time; allocates no array per
 * call.
 */
final class EdgeGain {

	private final Shape view;
	private final Distances rows, columns;

	/**
	 * @param power of what the gradient is smaller by: with 1 it becomes as large as in the middle, with 2 larger, as
	 *          pictures need whose contrast is limited
	 */
	EdgeGain(final Shape view, final double power) {
		this.view = view;
		this.rows = new Distances(view.height(), power);
		this.columns = new Distances(view.width(), power);
	}

	/**
	 * @param gradient of the view, channels x height x width, from offset
	 * @param to receives it enlarged, from 0
	 */
	void apply(final float[] gradient, final int offset, final float[] to) {
		int i = offset;
		for (int c = 0; c < view.channels(); c++)
			for (int y = 0; y < view.height(); y++) {
				double row = 0;
				for (int x = 0; x < view.width(); x++, i++) {
					final double square = (double) gradient[i] * gradient[i];
					row += square;
					columns.squares[x] += square;
				}
				rows.squares[y] += row;
			}
		rows.learn();
		columns.learn();
		i = 0;
		for (int c = 0; c < view.channels(); c++)
			for (final float row : rows.factors)
				for (final float column : columns.factors) {
					to[i] = row * column * gradient[offset + i];
					i++;
				}
	}

	/** What the gradient was at each distance from two opposite edges, in all steps so far. */
	private static final class Distances {

		/** Distances on either side that are averaged: a single step says little, and strides leave stripes. */
		private static final int SMOOTH = 3;
		/** More would make much of next to nothing. */
		private static final double MOST = 5;

		private final double power;
		/** Of one step, by row or column. */
		private final double[] squares;
		/** Sums over the steps, by distance. */
		private final double[] shares;
		private final float[] factors;

		Distances(final int length, final double power) {
			this.power = power;
			this.squares = new double[length];
			this.shares = new double[(length + 1) / 2];
			this.factors = new float[length];
		}

		/** Adds the step's squares to what is known, each step counting alike, and computes the factors. */
		void learn() {
			final double total = Arrays.stream(squares).sum();
			final int last = squares.length - 1;
			for (int d = 0; d < shares.length && total > 0; d++)
				shares[d] += (squares[d] + squares[last - d]) / total;
			Arrays.fill(squares, 0);
			final double middle = mean(shares.length / 2, shares.length - 1);
			for (int d = 0; d < shares.length; d++) {
				final double here = mean(Math.max(0, d - SMOOTH), Math.min(shares.length - 1, d + SMOOTH));
				factors[d] = factors[last - d] = (float) factor(middle, here);
			}
		}

		private double mean(final int from, final int to) {
			double sum = 0;
			for (int d = from; d <= to; d++)
				sum += shares[d];
			return sum / (to - from + 1);
		}

		/** Never below 1: nothing is made smaller. Of mean squares, whose roots are what is compared. */
		private double factor(final double middle, final double here) {
			if (middle <= here) return 1;
			return here > 0 ? Math.min(MOST, Math.pow(middle / here, power / 2)) : MOST;
		}
	}
}
