package org.cnnvis.visualize.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class NormalizationTest {

	@Test
	void theMeanSquareBecomesOne() {
		final float[] gradient = { 9, 3, -4, 7 };
		Normalization.apply(gradient, 1, 3);
		final float root = (float) Math.sqrt(12.5);
		assertArrayEquals(new float[] { 9, 3 / root, -4 / root, 7 }, gradient, 1e-6f);
	}

	@Test
	void aGradientOfZeroStaysZero() {
		final float[] gradient = new float[4];
		Normalization.apply(gradient, 0, 4);
		assertArrayEquals(new float[4], gradient);
	}

	@Test
	void tinyGradientsAreNotLostInRounding() {
		// Squares of 1e-30 vanish in float32. epsilon 1e-7 keeps so small a gradient small.
		final float[] gradient = { 1e-30f, -1e-30f };
		Normalization.apply(gradient, 0, 2);
		assertArrayEquals(new float[] { 1e-23f, -1e-23f }, gradient, 1e-29f);
	}
}
