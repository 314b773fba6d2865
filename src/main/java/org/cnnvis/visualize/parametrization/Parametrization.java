package org.cnnvis.visualize.parametrization;

import org.cnnvis.network.Shape;

/**
 * A way to make a picture from numbers that an optimizer changes. Which one is chosen decides what pictures are easy to
 * reach, and so what they look like. Pictures are red, green, blue (or one channel) x height x width, from 0 to 1.
 * Immutable.
 */
public interface Parametrization {

	/**
	 * A picture at its start, which depends on the seed alone.
	 *
	 * @param canvas channels (1 or 3) x height x width
	 * @throws IllegalArgumentException if the canvas is not {@link #canvasLength} long and wide
	 */
	ParametricPicture start(Shape canvas, long seed);

	/**
	 * A picture that begins with a given one, as near to it as can be.
	 *
	 * @param canvas channels (1 or 3) x height x width
	 * @param picture of the canvas' shape, 0 to 1
	 */
	ParametricPicture start(Shape canvas, float[] picture);

	/** The smallest length of at least n pixels that is computed fast. */
	int canvasLength(int n);

	/** True where the picture goes on at its left edge as it ends at its right, and likewise from bottom to top. */
	boolean isPeriodic();

	/**
	 * The same, but a step moves a picture's mean colour no further than so many times what it moves anything else.
	 *
	 * @param factor from 1
	 */
	default Parametrization withMeanAtMost(final double factor) {
		return this;
	}
}
