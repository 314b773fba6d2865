package org.cnnvis.image;

import java.util.Arrays;

/**
 * Brings a rectangle of a picture to another size, with antialiasing: each pixel is a mean weighted with a triangle,
 * which reaches as far as the neighbouring pixels of the larger of both grids (what Pillow calls BILINEAR). Reads each
 * row of the picture once.
 */
public final class Resampler {

	private static final int COLORS = 3;

	private final PixelRows picture;

	public Resampler(final PixelRows picture) {
		this.picture = picture;
	}

	/** The largest square in the middle of the picture, as planes of red, green and blue; 3 x side x side. */
	public float[] centerSquare(final int side) {
		final double length = Math.min(picture.width(), picture.height());
		return resample((picture.width() - length) / 2, (picture.height() - length) / 2, length, length, side, side);
	}

	/**
	 * @param x left edge of the rectangle in pixels of the picture, y its top
	 * @param width of the rectangle, height likewise
	 * @return planes of red, green and blue in grey levels 0..255; 3 x rows x columns
	 */
	public float[] resample(final double x, final double y, final double width, final double height, final int columns,
		final int rows)
	{
		final Weights across = new Weights(x, width, columns, picture.width());
		final Weights down = new Weights(y, height, rows, picture.height());
		final float[] out = new float[COLORS * rows * columns], row = new float[COLORS * picture.width()];
		final float[] squeezed = new float[COLORS * columns];
		for (int in = down.first(0), from = 0; in < down.end(rows - 1); in++) {
			picture.read(in, row);
			squeeze(row, across, squeezed);
			while (down.end(from) <= in)
				from++;
			for (int to = from; to < rows && down.first(to) <= in; to++)
				add(squeezed, down.weight(to, in), out, to * columns, rows * columns, columns);
		}
		return out;
	}

	private void squeeze(final float[] row, final Weights across, final float[] squeezed) {
		final int columns = across.size(), width = picture.width();
		for (int i = 0; i < columns; i++) {
			final float[] w = across.weights(i);
			// Three sums at once: one alone would wait for each of its additions.
			float red = 0, green = 0, blue = 0;
			for (int k = 0, x = across.first(i); k < w.length; k++, x++) {
				red += w[k] * row[x];
				green += w[k] * row[width + x];
				blue += w[k] * row[2 * width + x];
			}
			squeezed[i] = red;
			squeezed[columns + i] = green;
			squeezed[2 * columns + i] = blue;
		}
	}

	private static void add(final float[] squeezed, final float weight, final float[] out, final int start,
		final int plane, final int columns)
	{
		for (int c = 0; c < COLORS; c++)
			for (int i = 0; i < columns; i++)
				out[c * plane + start + i] += weight * squeezed[c * columns + i];
	}

	/** Which pixels along one side each new pixel is a mean of, and their weights. */
	private static final class Weights {

		private final int[] first;
		private final float[][] weights;

		Weights(final double start, final double length, final int outputs, final int limit) {
			first = new int[outputs];
			weights = new float[outputs][];
			final double step = length / outputs, reach = Math.max(1, step);
			for (int i = 0; i < outputs; i++) {
				final double center = start + (i + 0.5) * step;
				first[i] = Math.min(limit - 1, Math.max(0, (int) Math.floor(center - reach + 0.5)));
				final int end = Math.max(first[i] + 1, Math.min(limit, (int) Math.floor(center + reach + 0.5)));
				weights[i] = triangle(first[i], end, center, reach);
			}
		}

		/** Of the pixels from first to before end, with the sum 1. */
		private static float[] triangle(final int first, final int end, final double center, final double reach) {
			final double[] w = new double[end - first];
			for (int i = 0; i < w.length; i++)
				w[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - center) / reach);
			final double sum = Arrays.stream(w).sum();
			final float[] normalized = new float[w.length];
			for (int i = 0; i < w.length; i++)
				normalized[i] = (float) (w[i] / sum);
			return normalized;
		}

		int size() {
			return first.length;
		}

		int first(final int output) {
			return first[output];
		}

		int end(final int output) {
			return first[output] + weights[output].length;
		}

		float[] weights(final int output) {
			return weights[output];
		}

		float weight(final int output, final int input) {
			return weights[output][input - first[output]];
		}
	}
}
