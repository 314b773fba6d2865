package org.cnnvis.visualize.transform;

import java.util.Arrays;

import org.cnnvis.network.Shape;

/**
 * Gaussian blur of a picture, along its columns and then along its rows. It is its own adjoint for every
 * {@link Border}. Used by one thread at a time; allocates nothing per call.
 */
final class Blur {

	/** Beyond this many standard deviations the kernel is cut off. */
	private static final int REACH = 3;

	private final Shape picture;
	private final Border border;
	private final float[] kernel, column, line;
	private int radius;

	/** @param mostSigma the largest standard deviation that will be asked for, in pixels */
	Blur(final Shape picture, final Border border, final double mostSigma) {
		this.picture = picture;
		this.border = border;
		final int most = (int) Math.ceil(REACH * mostSigma);
		this.kernel = new float[most + 1];
		this.column = new float[picture.width()];
		this.line = new float[picture.width() + 2 * most];
	}

	/**
	 * @param sigma standard deviation in pixels
	 * @param level the value beyond the edges for {@link Border#GREY}; 0 for gradients
	 * @param from channels x height x width
	 * @param to receives the result; another array
	 */
	void apply(final double sigma, final float level, final float[] from, final float[] to) {
		weigh(sigma);
		for (int c = 0; c < picture.channels(); c++)
			for (int y = 0; y < picture.height(); y++) {
				alongColumns(from, c * picture.area(), y, level);
				alongRow(to, c * picture.area() + y * picture.width(), level);
			}
	}

	private void weigh(final double sigma) {
		radius = Math.min(kernel.length - 1, (int) Math.ceil(REACH * sigma));
		double sum = 0;
		for (int k = -radius; k <= radius; k++)
			sum += gauss(k, sigma);
		for (int k = 0; k <= radius; k++)
			kernel[k] = (float) (gauss(k, sigma) / sum);
	}

	private static double gauss(final int x, final double sigma) {
		return x == 0 ? 1 : Math.exp(-x * x / (2 * sigma * sigma));
	}

	private void alongColumns(final float[] from, final int channel, final int y, final float level) {
		final int width = picture.width();
		Arrays.fill(column, 0);
		for (int k = -radius; k <= radius; k++) {
			final int row = border.place(y + k, picture.height());
			final float weight = kernel[Math.abs(k)];
			if (row == Border.OUTSIDE) for (int x = 0; x < width; x++)
				column[x] += weight * level;
			else for (int x = 0, at = channel + row * width; x < width; x++)
				column[x] += weight * from[at + x];
		}
	}

	private void alongRow(final float[] to, final int start, final float level) {
		final int width = picture.width();
		for (int x = -radius; x < width + radius; x++) {
			final int place = border.place(x, width);
			line[x + radius] = place == Border.OUTSIDE ? level : column[place];
		}
		for (int x = 0; x < width; x++)
			to[start + x] = 0;
		for (int k = 0; k <= 2 * radius; k++) {
			final float weight = kernel[Math.abs(k - radius)];
			for (int x = 0; x < width; x++)
				to[start + x] += weight * line[x + k];
		}
	}
}
