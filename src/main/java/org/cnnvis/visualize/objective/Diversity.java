package org.cnnvis.visualize.objective;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.cnnvis.network.Shape;

/**
 * Keeps pictures that are made for the same objective apart, so that each shows another facet of it. How alike two are is
 * the cosine of the Gram matrices (channels x channels, the products of a layer's maps summed over its positions): 1 for
 * the same texture, wherever it is. The mean cosine with the other pictures, times the picture's activation, is taken off
 * what drives it; the activation counts as a constant, which makes the weight a number without a unit.
 *
 * @see <a href="https://distill.pub/2017/feature-visualization/#diversity">Olah et al. 2017, "Diversity"</a>
 * @see <a href="https://arxiv.org/abs/1505.07376">Gatys et al. 2015 (Gram matrices)</a>
 */
public final class Diversity {

	private static final double WEIGHT = 1;
	/** Sums under way at the same time. */
	private static final int LANES = 4;

	private final int tap, first, count, channels, positions;
	private final float[][] grams, slopes;
	private final double[] norms;
	private final double[][] cosines;

	/**
	 * @param tap with the layer's maps, channels x height x width each
	 * @param first number of the first of the pictures, which follow each other in the batch
	 * @param count from 2
	 */
	public Diversity(final int tap, final Shape map, final int first, final int count) {
		this.tap = tap;
		this.first = first;
		this.count = count;
		this.channels = map.channels();
		this.positions = map.area();
		this.grams = new float[count][channels * channels];
		this.slopes = new float[count][channels * channels];
		this.norms = new double[count];
		this.cosines = new double[count][count];
	}

	/**
	 * Adds the direction in which the pictures become less alike.
	 *
	 * @param taps for each tap, batch x its length
	 * @param cotangents of the taps' shapes
	 * @param activations of all pictures of the batch
	 */
	public void drive(final float[][] taps, final float[][] cotangents, final double[] activations) {
		IntStream.range(0, count).parallel().forEach(i -> computeGram(taps[tap], i));
		IntStream.range(0, count).parallel().forEach(this::compare);
		IntStream.range(0, count).parallel().forEach(i -> {
			computeSlope(i, activations);
			descend(taps[tap], cotangents[tap], i);
		});
	}

	/** How alike two of the pictures were, from 0 (or -1, where maps may be negative) to 1. */
	double cosine(final int i, final int j) {
		return cosines[i][j];
	}

	private int start(final int picture) {
		return (first + picture) * channels * positions;
	}

	/** Divided by its norm; 0 for maps of zeros. */
	private void computeGram(final float[] maps, final int picture) {
		final float[] gram = grams[picture];
		double squares = 0;
		for (int a = 0; a < channels; a++)
			for (int b = a; b < channels; b++) {
				final float product = product(maps, start(picture) + a * positions, start(picture) + b * positions);
				gram[a * channels + b] = gram[b * channels + a] = product;
				squares += (a == b ? 1 : 2) * (double) product * product;
			}
		final double norm = Math.sqrt(squares);
		norms[picture] = norm;
		for (int i = 0; i < gram.length && norm > 0; i++)
			gram[i] /= (float) norm;
	}

	private float product(final float[] maps, final int a, final int b) {
		float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int p = 0;
		for (; p + LANES <= positions; p += LANES) {
			s0 += maps[a + p] * maps[b + p];
			s1 += maps[a + p + 1] * maps[b + p + 1];
			s2 += maps[a + p + 2] * maps[b + p + 2];
			s3 += maps[a + p + 3] * maps[b + p + 3];
		}
		for (; p < positions; p++)
			s0 += maps[a + p] * maps[b + p];
		return s0 + s1 + (s2 + s3);
	}

	private void compare(final int i) {
		for (int j = 0; j < count; j++)
			if (j != i) cosines[i][j] = cosine(grams[i], grams[j]);
	}

	private static double cosine(final float[] a, final float[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++)
			sum += (double) a[k] * b[k];
		return sum;
	}

	/** What the maps are multiplied with: the gradient of all mean cosines, times activations, by this picture's Gram matrix. */
	private void computeSlope(final int i, final double[] activations) {
		final float[] slope = slopes[i];
		Arrays.fill(slope, 0);
		final double norm = norms[i];
		if (norm == 0) return;
		for (int j = 0; j < count; j++) {
			if (j == i) continue;
			final double both = Math.max(0, activations[first + i]) + Math.max(0, activations[first + j]);
			final double factor = WEIGHT * both / (count - 1) / norm;
			for (int k = 0; k < slope.length; k++)
				slope[k] += (float) (factor * (grams[j][k] - cosines[i][j] * grams[i][k]));
		}
	}

	/** The gradient by the maps is 2 * slope * maps. */
	private void descend(final float[] maps, final float[] cotangent, final int picture) {
		for (int a = 0; a < channels; a++) {
			final int to = start(picture) + a * positions;
			for (int b = 0; b < channels; b++) {
				final float factor = 2 * slopes[picture][a * channels + b];
				final int from = start(picture) + b * positions;
				for (int p = 0; p < positions; p++)
					cotangent[to + p] -= factor * maps[from + p];
			}
		}
	}
}
