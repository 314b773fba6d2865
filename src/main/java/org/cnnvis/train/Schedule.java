package org.cnnvis.train;

/** A factor of the learning rate for each step. */
interface Schedule {

	/** @param step counts from 0 */
	double factor(int step);

	/** Always the same. */
	Schedule CONSTANT = step -> 1;

	/**
	 * Rises evenly over the first steps, then falls to 0 along half a cosine (Loshchilov and Hutter 2017).
	 *
	 * @param warmUp steps until the peak
	 * @param steps all steps, at least those until the peak
	 */
	static Schedule warmUpCosine(final int warmUp, final int steps) {
		if (warmUp < 0 || steps < warmUp) throw new IllegalArgumentException(warmUp + " of " + steps + " steps to warm up");
		return step -> step < warmUp ? (step + 1.0) / warmUp : (1 + Math.cos(Math.PI * (step - warmUp) / (steps -
			warmUp))) / 2;
	}
}
