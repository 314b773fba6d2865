package org.cnnvis.ij1;

import java.util.Arrays;

/**
 * How fast this computer is, measured in a moment and by Java alone: for estimates before anything was computed, when
 * nothing is to be loaded.
 */
final class Calibration {

	/** Numbers that stay in the fastest cache. */
	private static final int LENGTH = 1024;
	/** Times the numbers between two looks at the clock: some 50 microseconds. */
	private static final int ROUNDS = 400;
	/**
	 * So many times without a better one are enough: Java, which interprets the loop at first, a hundred times slower, has
	 * compiled it by then. But on a computer that does much else it may not get round to it.
	 */
	private static final int ENOUGH = 400;
	private static final double SAME = 0.95;
	private static final long LONGEST = 1_500_000_000;

	private static double measured;

	private Calibration() {}

	/** Multiplications with an addition per millisecond, of all processors together. Measured once. */
	static synchronized double multiplyAdds() {
		if (measured == 0) measured = Runtime.getRuntime().availableProcessors() * ofOneProcessor();
		return measured;
	}

	/** The best of many short times, which other work does not disturb. */
	private static double ofOneProcessor() {
		final float[] x = new float[LENGTH], y = new float[LENGTH];
		Arrays.fill(x, 1);
		final long start = System.nanoTime();
		double best = Double.MAX_VALUE;
		long before = start;
		for (int since = 0; since < ENOUGH && before - start < LONGEST; since++) {
			for (int round = 0; round < ROUNDS; round++)
				add(0.5f, x, y);
			final long now = System.nanoTime();
			if (now - before < SAME * best) since = 0;
			best = Math.min(best, now - before);
			before = now;
		}
		// What nobody looks at, Java may leave out.
		if (y[LENGTH - 1] <= 0) throw new IllegalStateException("nothing was added");
		return 1e6 * ROUNDS * LENGTH / best;
	}

	private static void add(final float factor, final float[] x, final float[] y) {
		for (int i = 0; i < LENGTH; i++)
			y[i] += factor * x[i];
	}
}
