package org.cnnvis.visualize.transform;

/**
 * How a picture is looked at: where on it each pixel of the view comes from, and what noise and blur lie over it. The
 * transforms of one step change a view one after the other; each moves what the ones before it have made. Mutable, to
 * be used again for each step.
 */
final class View {

	final int width, height;
	/**
	 * A pixel of the view at x, y from its centre is at xx * x + xy * y + x0, yx * x + yy * y + y0 from the picture's
	 * centre.
	 */
	double xx, xy, x0, yx, yy, y0;
	/** Standard deviation of the blur in the picture's pixels. */
	double blur;
	/** Standard deviation of the noise; 1 is the distance from black to white. */
	double noise;
	long noiseSeed;

	View(final int width, final int height) {
		this.width = width;
		this.height = height;
		reset();
	}

	/** Looks straight at the picture's centre: nothing is changed. */
	void reset() {
		xx = yy = 1;
		xy = yx = x0 = y0 = blur = noise = 0;
	}

	/** Moves the content to the right and down, in pixels. */
	void translate(final double dx, final double dy) {
		x0 -= xx * dx + xy * dy;
		y0 -= yx * dx + yy * dy;
	}

	/** Enlarges the content around the view's centre. */
	void scale(final double factor) {
		stretch(factor, factor);
	}

	/** Enlarges the content around the view's centre, by a factor for its width and one for its height. */
	void stretch(final double horizontal, final double vertical) {
		transform(1 / horizontal, 0, 0, 1 / vertical);
	}

	/** Turns the content around the view's centre, clockwise, in degrees. */
	void rotate(final double degrees) {
		final double c = Math.cos(Math.toRadians(degrees)), s = Math.sin(Math.toRadians(degrees));
		transform(c, s, -s, c);
	}

	/** Exchanges left and right. */
	void flip() {
		transform(-1, 0, 0, 1);
	}

	private void transform(final double a, final double b, final double c, final double d) {
		final double newXx = xx * a + xy * c, newXy = xx * b + xy * d, newYx = yx * a + yy * c;
		yy = yx * b + yy * d;
		xx = newXx;
		xy = newXy;
		yx = newYx;
	}

	/** Blurs the picture before anything else; the variances of several blurs add up. */
	void blur(final double sigma) {
		blur = Math.hypot(blur, sigma);
	}

	/** Adds uniform noise around 0; of several noises, the variances add up. */
	void noise(final double standardDeviation, final long seed) {
		noise = Math.hypot(noise, standardDeviation);
		noiseSeed = seed;
	}
}
