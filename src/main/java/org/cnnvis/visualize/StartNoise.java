package org.cnnvis.visualize;

import java.util.SplittableRandom;

/**
 * The picture that an ascent begins with: uniform noise of 118 to 138 grey levels. Each filter has its own, which
 * depends on the seed and the filter's number alone: SplitMix64 ({@link SplittableRandom}) seeded with the sum of the
 * filter's number and the first number of a generator that is seeded with the seed.
 */
final class StartNoise {

	private static final double MEAN = 128, RANGE = 20;
	private static final double UNIT = 0x1p-53;

	private final long base;

	StartNoise(final long seed) {
		this.base = new SplittableRandom(seed).nextLong();
	}

	/** Fills the numbers from start to end: channels x height x width, row by row. */
	void fill(final float[] pictures, final int start, final int end, final long filter) {
		final SplittableRandom random = new SplittableRandom(base + filter);
		for (int i = start; i < end; i++) {
			final double uniform = (random.nextLong() >>> 11) * UNIT;
			pictures[i] = (float) ((uniform - 0.5) * RANGE + MEAN);
		}
	}
}
