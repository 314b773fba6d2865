package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class StartNoiseTest {

	private static final int N = 30000;

	@Test
	void greyLevelsAreUniformFrom118To138() {
		final float[] noise = noise(1, 0);
		double sum = 0, squares = 0;
		for (final float x : noise) {
			assertTrue(x >= 118 && x <= 138);
			sum += x;
			squares += (x - 128) * (x - 128);
		}
		// Five standard errors: 20 / sqrt(12) / sqrt(N) for the mean, 20^2 / sqrt(180) / sqrt(N) for the variance
		assertEquals(128, sum / N, 5 * 0.0333);
		assertEquals(400 / 12., squares / N, 5 * 0.172);
	}

	@Test
	void aFiltersNoiseDependsOnSeedAndFilterAlone() {
		final float[] batch = new float[2 * N];
		new StartNoise(1).fill(batch, N, 2 * N, 7);
		assertArrayEquals(noise(1, 7), Arrays.copyOfRange(batch, N, 2 * N));
		assertEquals(0, batch[N - 1], 0);
		assertFalse(Arrays.equals(noise(1, 7), noise(1, 8)));
		assertFalse(Arrays.equals(noise(1, 7), noise(2, 7)));
		assertFalse(Arrays.equals(noise(1, 8), noise(2, 7)));
	}

	@Test
	void theNumbersAreTheSameEverywhere() {
		// Computed with SplitMix64 written down in another language
		assertArrayEquals(new float[] { 125.3637924194336f, 136.8712921142578f, 118.90514373779297f }, Arrays.copyOf(noise(1,
			0), 3));
		assertArrayEquals(new float[] { 135.85044860839844f, 122.03089904785156f, 133.22828674316406f }, Arrays.copyOf(
			noise(-5, 30), 3));
	}

	private static float[] noise(final long seed, final int filter) {
		final float[] noise = new float[N];
		new StartNoise(seed).fill(noise, 0, N, filter);
		return noise;
	}
}
