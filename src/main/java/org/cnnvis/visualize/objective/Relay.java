package org.cnnvis.visualize.objective;

/**
 * Hands the direction in which a tap should go on to one before it, otherwise than the gradient would. Immutable.
 */
interface Relay {

	/**
	 * Of one picture; afterwards the later tap has none.
	 *
	 * @param taps for each tap, batch x its length
	 * @param cotangents of the taps' shapes
	 */
	void handOn(float[][] taps, float[][] cotangents, int picture, int batch);
}
