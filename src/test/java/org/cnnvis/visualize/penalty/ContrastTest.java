package org.cnnvis.visualize.penalty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;

class ContrastTest {

	@Test
	void theGradientIsThatOfTheValue() {
		// Of a square, central differences are exact; the mean is rounded to float32.
		PenaltyGradients.assertMatchesCentralDifferences(new Contrast(10), PenaltyGradients.batch(-130, 130), 1e-5);
	}

	@Test
	void theValueIsTheVarianceWithinChannels() {
		// Deviations -1, 1 and -3, 3: (1 + 1 + 9 + 9) / 4, by hand
		assertEquals(10 * 5, new Contrast(10).subtract(new float[] { 1, 3, 100, 106 }, 0, Shape.of(2, 1, 2), new float[4]),
			1e-12);
	}

	@Test
	void anyEvenPictureIsFree() {
		final float[] picture = new float[12], gradient = new float[12];
		Arrays.fill(picture, 128);
		assertEquals(0, new Contrast(10).subtract(picture, 0, Shape.of(3, 2, 2), gradient), 0);
		assertArrayEquals(new float[12], gradient, 0);
	}
}
