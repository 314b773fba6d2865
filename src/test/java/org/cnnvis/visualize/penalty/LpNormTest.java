package org.cnnvis.visualize.penalty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;

class LpNormTest {

	@Test
	void theGradientIsThatOfTheValue() {
		// h = 1/16 at norms of hundreds: the third derivative is below 1e-4 of the first.
		PenaltyGradients.assertMatchesCentralDifferences(new LpNorm(10), PenaltyGradients.batch(-130, 130), 1e-5);
	}

	@Test
	void theValueIsTheSixthRootOfTheSumOfSixthPowersPerNumber() {
		// (1 + 64 + 64)^(1/6) / 3, by hand
		final double value = new LpNorm(10).subtract(new float[] { 1, -2, 2 }, 0, Shape.vector(3), new float[3]);
		assertEquals(10 * Math.pow(129, 1 / 6.) / 3, value, 1e-12);
	}

	@Test
	void aBlackPictureIsFreeAndHasNoGradient() {
		final float[] gradient = new float[12];
		assertEquals(0, new LpNorm(10).subtract(new float[12], 0, Shape.of(3, 2, 2), gradient), 0);
		assertArrayEquals(new float[12], gradient);
	}

	@Test
	void extremeNumbersNeitherOverflowNorVanish() {
		for (final float size : new float[] { 1e-30f, 1e30f }) {
			final float[] picture = new float[12], gradient = new float[12];
			Arrays.fill(picture, size);
			new LpNorm(12).subtract(picture, 0, Shape.of(3, 2, 2), gradient);
			// Equal numbers: (x / norm)^5 = 12^(-5/6)
			for (final float g : gradient)
				assertEquals(-Math.pow(12, -5 / 6.), g, 1e-6, "numbers of " + size);
		}
	}
}
