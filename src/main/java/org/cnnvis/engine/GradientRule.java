package org.cnnvis.engine;

/**
 * A gradient that is not the derivative, but leads further. What is computed forward stays the same. Chosen by
 * {@link ProgramSpec#rules}.
 */
public enum GradientRule {

		/**
		 * A ReLU that stops all of a picture's gradient (its target is dead: zero everywhere) lets through what would make
		 * its input larger: {@code max(gradient, 0)}, for a ReLU with an upper limit only below it. Pictures whose gradient
		 * gets through are not changed, each picture of a batch counts by itself. As in Lucid, which does so for the first 16
		 * steps.
		 */
		REDIRECT_DEAD_RELU,

		/**
		 * A maximum hands its gradient to all pixels of its window, as if it had been
		 * {@code mean(x^2) / (0.01 + mean(|x|))}, instead of to a single one. Less chequered pictures; as in Lucid.
		 */
		SMOOTH_MAX_POOL;

	/** What keeps {@link #SMOOTH_MAX_POOL} from dividing by zero. */
	public static final float SMOOTHING = 1e-2f;
}
