package org.cnnvis.visualize.objective;

/** One term of an {@link Aim}. The taps are vectors, one after the other for the pictures of a batch. Immutable. */
interface Part {

	/** The term's value, with its weight. */
	double value(float[][] taps, int picture, int batch);

	/** The same before the activation function, where one cuts it off. */
	default double potential(final float[][] taps, final int picture, final int batch) {
		return value(taps, picture, batch);
	}

	/** Adds the direction in which the picture's taps should go. */
	void drive(float[][] taps, float[][] cotangents, int picture, int batch);
}
