package org.cnnvis.visualize.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;

class DiversityTest {

	private static final Shape MAP = Shape.of(3, 2, 3);
	/** Of four pictures, of which the last three are to differ. */
	private static final double[] ACTIVATIONS = { 50, 2, 0.5, 3 };
	private static final int FIRST = 1, COUNT = 3;

	private final float[][] taps = { new float[2], random(4 * MAP.size()) };
	private final Diversity diversity = new Diversity(1, MAP, FIRST, COUNT);

	private static float[] random(final int length) {
		final Random random = new Random(3);
		final float[] numbers = new float[length];
		for (int i = 0; i < length; i++)
			numbers[i] = (float) random.nextGaussian();
		return numbers;
	}

	/** By the definition, in double precision. */
	private static double cosine(final float[] maps, final int a, final int b) {
		double aa = 0, ab = 0, bb = 0;
		for (int c = 0; c < MAP.channels(); c++)
			for (int d = 0; d < MAP.channels(); d++) {
				double one = 0, other = 0;
				for (int p = 0; p < MAP.area(); p++) {
					one += (double) maps[a * MAP.size() + c * MAP.area() + p] * maps[a * MAP.size() + d * MAP.area() + p];
					other += (double) maps[b * MAP.size() + c * MAP.area() + p] * maps[b * MAP.size() + d * MAP.area() + p];
				}
				aa += one * one;
				ab += one * other;
				bb += other * other;
			}
		return ab / Math.sqrt(aa * bb);
	}

	/** What is taken off, with the activations as constants. */
	private static double charge(final float[] maps) {
		double sum = 0;
		for (int i = FIRST; i < FIRST + COUNT; i++)
			for (int j = FIRST; j < FIRST + COUNT; j++)
				if (i != j) sum += ACTIVATIONS[i] * cosine(maps, i, j) / (COUNT - 1);
		return sum;
	}

	@Test
	void theDirectionIsTheGradientOfTheMeanCosines() {
		final float[][] cotangents = { new float[2], new float[taps[1].length] };
		diversity.drive(taps, cotangents, ACTIVATIONS);
		final float h = 1f / 256;
		for (int i = 0; i < taps[1].length; i++) {
			final float[] up = taps[1].clone(), down = taps[1].clone();
			up[i] += h;
			down[i] -= h;
			// Central differences are off by h^2 / 6 of the third derivative; the Gram matrices are float32 numbers.
			assertEquals(-(charge(up) - charge(down)) / (up[i] - down[i]), cotangents[1][i], 1e-4, "number " + i);
		}
	}

	@Test
	void picturesThatAreNotMeantStayAsTheyAre() {
		final float[][] cotangents = { new float[2], new float[taps[1].length] };
		diversity.drive(taps, cotangents, ACTIVATIONS);
		assertArrayEquals(new float[2], cotangents[0], 0);
		for (int i = 0; i < MAP.size(); i++)
			assertEquals(0, cotangents[1][i], 0);
	}

	@Test
	void howAlikePicturesAreIsKnownAfterwards() {
		System.arraycopy(taps[1], MAP.size(), taps[1], 2 * MAP.size(), MAP.size());
		diversity.drive(taps, new float[][] { new float[2], new float[taps[1].length] }, ACTIVATIONS);
		assertEquals(1, diversity.cosine(0, 1), 1e-6);
		assertEquals(cosine(taps[1], 1, 3), diversity.cosine(0, 2), 1e-6);
	}

	@Test
	void mapsOfZerosHaveNoDirection() {
		final float[][] dead = { new float[2], new float[taps[1].length] }, cotangents = { new float[2],
			new float[taps[1].length] };
		System.arraycopy(taps[1], 2 * MAP.size(), dead[1], 2 * MAP.size(), 2 * MAP.size());
		diversity.drive(dead, cotangents, ACTIVATIONS);
		for (int i = 0; i < 2 * MAP.size(); i++)
			assertEquals(0, cotangents[1][i], 0);
		for (final float g : cotangents[1])
			assertTrue(Float.isFinite(g));
	}
}
