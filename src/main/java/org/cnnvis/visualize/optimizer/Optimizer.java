package org.cnnvis.visualize.optimizer;

/** Moves the parameters of one picture uphill. Keeps what it has to remember; allocates nothing per step. */
public interface Optimizer {

	/**
	 * Changes the parameters.
	 *
	 * @param gradient as many numbers, not all of which need to be kept
	 * @param rate learning rate
	 */
	void step(float[] parameters, float[] gradient, float rate);
}
