package org.cnnvis.visualize.penalty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;

class TotalVariationTest {

	@Test
	void theGradientIsThatOfTheValue() {
		// The value is quadratic: central differences are exact but for rounding.
		PenaltyGradients.assertMatchesCentralDifferences(new TotalVariation(10), PenaltyGradients.batch(118, 138), 2e-6);
	}

	@Test
	void theLastRowAndColumnHaveNoTermsOfTheirOwn() {
		// 1 2 4
		// 0 9 9: only (0,0) and (0,1) have both neighbours: 1 + 1 and 49 + 4
		final double value = new TotalVariation(6).subtract(new float[] { 1, 2, 4, 0, 9, 9 }, 0, Shape.of(1, 2, 3),
			new float[6]);
		assertEquals(1 + 1 + 49 + 4, value, 1e-12);
	}

	@Test
	void channelsAreNotNeighbours() {
		final float[] picture = new float[8];
		Arrays.fill(picture, 4, 8, 200);
		assertEquals(0, new TotalVariation(10).subtract(picture, 0, Shape.of(2, 2, 2), new float[8]), 0);
	}

	@Test
	void aPictureOfOneRowIsFree() {
		final float[] gradient = new float[3];
		assertEquals(0, new TotalVariation(10).subtract(new float[] { 1, 5, 9 }, 0, Shape.of(1, 1, 3), gradient), 0);
		assertArrayEquals(new float[3], gradient);
	}
}
