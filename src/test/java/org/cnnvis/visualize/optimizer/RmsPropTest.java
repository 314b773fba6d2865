package org.cnnvis.visualize.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RmsPropTest {

	/** sqrt(1 / 0.05) */
	private static final float FIRST = 4.472136f;

	@Test
	void theFirstStepIsTheSameForLargeAndSmallGradients() {
		final float[] to = new float[4];
		new RmsProp(0.95, new float[4]).step(to, new float[] { 3, -3, 0.1f, -20 }, 1);
		// epsilon 1e-7 beside a cache of 0.05 * 0.1^2 takes 1e-4 of the third
		assertArrayEquals(new float[] { FIRST, -FIRST, FIRST, -FIRST }, to, 5e-4f);
	}

	@Test
	void theCacheForgetsByItsDecay() {
		final RmsProp optimizer = new RmsProp(0.95, new float[1]);
		final float[] x = new float[1];
		optimizer.step(x, new float[] { 2 }, 1);
		optimizer.step(x, new float[] { 1 }, 1);
		// cache 0.05 * 4 = 0.2, then 0.95 * 0.2 + 0.05 = 0.24
		assertEquals(2 / Math.sqrt(0.2 + 1e-7) + 1 / Math.sqrt(0.24 + 1e-7), x[0], 2e-6);
	}

	@Test
	void noGradientNoStep() {
		final float[] to = { 128, 5 };
		new RmsProp(0.95, new float[2]).step(to, new float[2], 1);
		assertArrayEquals(new float[] { 128, 5 }, to);
	}

	@Test
	void theRateScalesTheStep() {
		final float[] to = new float[1];
		new RmsProp(0.95, new float[1]).step(to, new float[] { 1 }, 0.5f);
		assertEquals(FIRST / 2, to[0], 5e-6);
	}
}
