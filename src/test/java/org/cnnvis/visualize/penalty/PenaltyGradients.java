package org.cnnvis.visualize.penalty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.cnnvis.network.Shape;

/** What the tests of penalties share. */
final class PenaltyGradients {

	static final Shape PICTURE = Shape.of(3, 5, 4);

	private PenaltyGradients() {}

	/** Two pictures of uniform noise from low to high. */
	static float[] batch(final double low, final double high) {
		final Random random = new Random(1);
		final float[] pictures = new float[2 * PICTURE.size()];
		for (int i = 0; i < pictures.length; i++)
			pictures[i] = (float) (low + random.nextDouble() * (high - low));
		return pictures;
	}

	/**
	 * Central differences with a step h that float32 pictures hold exactly. They are off by h^2 / 6 of the third
	 * derivative; the value itself is computed in double precision.
	 */
	static void assertMatchesCentralDifferences(final Penalty penalty, final float[] pictures, final double relative) {
		final int offset = PICTURE.size();
		final float[] gradient = new float[pictures.length];
		penalty.subtract(pictures, offset, PICTURE, gradient);
		final float h = 1f / 16;
		for (int i = 0; i < offset; i++)
			assertEquals(0, gradient[i], 0, "the other picture of the batch, number " + i);
		double largest = 0;
		for (final float g : gradient)
			largest = Math.max(largest, Math.abs(g));
		for (int i = offset; i < pictures.length; i++) {
			final double difference = valueWith(penalty, pictures, i, pictures[i] + h) - valueWith(penalty, pictures, i,
				pictures[i] - h);
			assertEquals(-difference / (2 * h), gradient[i], relative * largest, "number " + i);
		}
	}

	private static double valueWith(final Penalty penalty, final float[] pictures, final int i, final float value) {
		final float[] moved = pictures.clone();
		moved[i] = value;
		return penalty.subtract(moved, PICTURE.size(), PICTURE, new float[moved.length]);
	}
}
