package org.cnnvis.visualize.penalty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;

class SharpnessTest {

	@Test
	void theGradientIsThatOfTheValue() {
		// Of a square, central differences are exact; residues are float32 numbers.
		PenaltyGradients.assertMatchesCentralDifferences(new Sharpness(10), PenaltyGradients.batch(-130, 130), 1e-5);
	}

	@Test
	void aPointLeavesWhatItsBlurTakesAway() {
		// The blur of 16 in the middle of 3 x 3 is 1 2 1, 2 4 2, 1 2 1: 12 and 1 2 1 2 2 1 2 1 are left, by hand
		final float[] picture = new float[9];
		picture[4] = 16;
		assertEquals(10 * (12 * 12 + 4 * 4 + 4) / 9., new Sharpness(10).subtract(picture, 0, Shape.of(1, 3, 3), new float[9]),
			1e-12);
	}

	@Test
	void anEvenPictureIsFreeAndAChessboardCostsMost() {
		final float[] even = new float[64], board = new float[64], slope = new float[64], gradient = new float[64];
		Arrays.fill(even, 128);
		for (int i = 0; i < 64; i++) {
			board[i] = (i + i / 8) % 2 * 7;
			slope[i] = i % 8;
		}
		final Shape shape = Shape.of(1, 8, 8);
		assertEquals(0, new Sharpness(10).subtract(even, 0, shape, gradient), 0);
		assertArrayEquals(new float[64], gradient, 0);
		assertTrue(new Sharpness(10).subtract(board, 0, shape, gradient) > 50 * new Sharpness(10).subtract(slope, 0, shape,
			gradient));
	}

	@Test
	void aPictureOfOnePixelHasNothingToBlur() {
		assertEquals(0, new Sharpness(1).subtract(new float[] { 5 }, 0, Shape.of(1, 1, 1), new float[1]), 0);
	}
}
