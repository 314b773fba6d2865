package org.cnnvis.train.data;

/**
 * Brings a part of a photograph to another size with antialiasing: a triangle filter that is as wide as two output
 * pixels when shrinking and two input pixels when enlarging (what Pillow and torchvision call antialiased bilinear).
 */
public final class Resampler {

	private Resampler() {}

	/** @return grey levels 0..255, 3 x height x width: red, green, blue planes */
	public static float[] resample(final Photograph photograph, final Crop crop, final int width, final int height) {
		final Taps columns = new Taps(crop.x(), crop.width(), width, photograph.width());
		final Taps rows = new Taps(crop.y(), crop.height(), height, photograph.height());
		final int top = rows.first[0], bottom = rows.first[height - 1] + rows.weights[height - 1].length;
		final float[] out = new float[3 * height * width];
		final float[] squeezed = new float[(bottom - top) * width];
		for (int c = 0; c < 3; c++) {
			for (int y = top; y < bottom; y++)
				for (int x = 0; x < width; x++)
					squeezed[(y - top) * width + (crop.mirrored() ? width - 1 - x : x)] = columns.row(photograph, y, c, x);
			for (int y = 0; y < height; y++)
				for (int i = 0; i < rows.weights[y].length; i++)
					addRow(squeezed, (rows.first[y] - top + i) * width, rows.weights[y][i], out, (c * height + y) * width, width);
		}
		return out;
	}

	private static void addRow(final float[] from, final int fromIndex, final float weight, final float[] to,
		final int toIndex, final int length)
	{
		for (int x = 0; x < length; x++)
			to[toIndex + x] += weight * from[fromIndex + x];
	}

	/** Which input pixels each output pixel is a weighted mean of, in one direction. */
	private static final class Taps {

		private final int[] first;
		private final float[][] weights;

		Taps(final double start, final double length, final int outputs, final int limit) {
			first = new int[outputs];
			weights = new float[outputs][];
			final double step = length / outputs, reach = Math.max(1, step);
			for (int i = 0; i < outputs; i++) {
				final double center = start + (i + 0.5) * step;
				final int from = Math.min(limit - 1, Math.max(0, (int) Math.floor(center - reach + 0.5)));
				final int to = Math.max(from + 1, Math.min(limit, (int) Math.floor(center + reach + 0.5)));
				first[i] = from;
				weights[i] = triangle(from, to, center, reach);
			}
		}

		/** Weights of the pixels from (inclusive) to (exclusive), with the sum 1. */
		private static float[] triangle(final int from, final int to, final double center, final double reach) {
			final double[] w = new double[to - from];
			double sum = 0;
			for (int i = 0; i < w.length; i++)
				sum += w[i] = Math.max(0, 1 - Math.abs(from + i + 0.5 - center) / reach);
			final float[] normalized = new float[w.length];
			for (int i = 0; i < w.length; i++)
				normalized[i] = (float) (sum > 0 ? w[i] / sum : 1.0 / w.length);
			return normalized;
		}

		float row(final Photograph photograph, final int y, final int color, final int output) {
			float sum = 0;
			final float[] w = weights[output];
			for (int i = 0; i < w.length; i++)
				sum += w[i] * photograph.value(first[output] + i, y, color);
			return sum;
		}
	}
}
