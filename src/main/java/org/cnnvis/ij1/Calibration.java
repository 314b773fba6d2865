package org.cnnvis.ij1;

import java.util.Arrays;

/**
 * How fast this computer is, measured in an instant and by Java alone: for estimates before anything was computed, when
 * nothing is to be loaded.
 */
final class Calibration {

	/** Numbers that stay in the fastest cache. */
	private static final int LENGTH = 1024;
	/** Times the numbers between two looks at the clock: some 50 microseconds. */
	private static final int ROUNDS = 400;
	/** Java compiles the loop meanwhile. */
	private static final int MILLISECONDS = 60;

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
		long best = Long.MAX_VALUE, before = start;
		while (before - start < MILLISECONDS * 1_000_000L) {
			for (int round = 0; round < ROUNDS; round++)
				add(0.5f, x, y);
			final long now = System.nanoTime();
			best = Math.min(best, now - before);
			before = now;
		}
		// What nobody looks at, Java may leave out.
		if (y[LENGTH - 1] <= 0) throw new IllegalStateException("nothing was added");
		return (double) ROUNDS * LENGTH * 1_000_000 / best;
	}

	private static void add(final float factor, final float[] x, final float[] y) {
		for (int i = 0; i < LENGTH; i++)
			y[i] += factor * x[i];
	}
}
