package org.cnnvis.visualize.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;

/** Near the edges, the gradient is made larger by what it is smaller there. */
class EdgeGainTest {

	private static final int HEIGHT = 81, WIDTH = 100, AREA = HEIGHT * WIDTH;
	private static final Shape VIEW = Shape.of(2, HEIGHT, WIDTH);
	/** Of a product of three float32 numbers up to 25. */
	private static final float ROUNDING = 25 * 3 * 0x1p-24f;

	/** Of one size in the middle, and weaker in some outer rows and columns. */
	private static float[] gradient(final int outerRows, final int outerColumns, final float weaker) {
		final float[] gradient = new float[VIEW.size()];
		for (int i = 0; i < gradient.length; i++) {
			final int y = i / WIDTH % HEIGHT, x = i % WIDTH;
			final boolean outer = Math.min(y, HEIGHT - 1 - y) < outerRows || Math.min(x, WIDTH - 1 - x) < outerColumns;
			gradient[i] = (i % 3 == 0 ? -1 : 1) * (outer ? weaker : 1);
		}
		return gradient;
	}

	private static float[] enlarged(final EdgeGain gain, final float[] gradient) {
		final float[] enlarged = new float[VIEW.size()];
		gain.apply(gradient, 0, enlarged);
		return enlarged;
	}

	private static double factor(final float[] enlarged, final float[] gradient, final int y, final int x) {
		assertEquals(enlarged[y * WIDTH + x] / gradient[y * WIDTH + x], enlarged[AREA + y * WIDTH + x] / gradient[AREA + y *
			WIDTH + x], ROUNDING);
		return enlarged[y * WIDTH + x] / gradient[y * WIDTH + x];
	}

	@Test
	void withAPowerOf1ItBecomesAsLargeAsInTheMiddleAndWithOthersThatPower() {
		final float[] gradient = gradient(15, 0, 0.5f);
		for (final double power : new double[] { 1, 2, 0.5 }) {
			final float[] enlarged = enlarged(new EdgeGain(VIEW, power), gradient);
			for (final int y : new int[] { 0, 11, HEIGHT - 12, HEIGHT - 1 })
				assertEquals(Math.pow(2, power), factor(enlarged, gradient, y, 50), ROUNDING);
			for (final int y : new int[] { 18, 40, HEIGHT - 19 })
				assertEquals(1, factor(enlarged, gradient, y, 3), ROUNDING);
			// Between them it goes from one to the other.
			final double between = factor(enlarged, gradient, 14, 50);
			assertTrue(1 < between && between < Math.pow(2, power), between + " by power " + power);
		}
	}

	@Test
	void inCornersBothEdgesCount() {
		final float[] gradient = gradient(0, 20, 0.5f), both = gradient(16, 20, 0.5f);
		assertEquals(2, factor(enlarged(new EdgeGain(VIEW, 1), gradient), gradient, 0, 0), ROUNDING);
		final float[] enlarged = enlarged(new EdgeGain(VIEW, 1), both);
		assertEquals(factor(enlarged, both, 0, 50) * factor(enlarged, both, 40, 0), factor(enlarged, both, 0, 0), ROUNDING);
		assertTrue(factor(enlarged, both, 0, 50) > 1.5);
	}

	@Test
	void nothingIsMadeSmallerAndNothingMoreThanFiveTimesLarger() {
		final float[] strongEdges = gradient(10, 10, 3), faint = gradient(10, 0, 1e-6f), none = gradient(10, 0, 0);
		assertArrayEquals(strongEdges, enlarged(new EdgeGain(VIEW, 2), strongEdges));
		assertEquals(5, factor(enlarged(new EdgeGain(VIEW, 2), faint), faint, 0, 50), ROUNDING);
		assertEquals(0, enlarged(new EdgeGain(VIEW, 2), none)[50], 0);
		final float[] zeros = new float[VIEW.size()];
		assertArrayEquals(zeros, enlarged(new EdgeGain(VIEW, 2), zeros));
	}

	/** However strong they were; without a gradient there is nothing to count. */
	@Test
	void allStepsSoFarCountAlike() {
		final EdgeGain gain = new EdgeGain(VIEW, 2);
		final float[] even = gradient(0, 0, 1), weak = gradient(15, 0, 0.5f), strong = weak.clone();
		for (int i = 0; i < strong.length; i++)
			strong[i] *= 1000;
		enlarged(gain, strong);
		enlarged(gain, new float[VIEW.size()]);
		enlarged(gain, even);
		// Two gradients with weak edges, whose rows' squares are together 51 and 30 quarters, and one whose 81 rows are alike.
		final double middle = 2 / 58.5 + 1 / 81.0, edge = 2 * 0.25 / 58.5 + 1 / 81.0;
		assertEquals(middle / edge, factor(enlarged(gain, weak), weak, 0, 50), ROUNDING);
	}

	@Test
	void aSingleRowOrColumnHasNoMiddleThatItCouldBeComparedWith() {
		final float[] line = new float[9], ones = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
		for (final Shape shape : new Shape[] { Shape.of(1, 1, 9), Shape.of(1, 9, 1), Shape.of(9, 1, 1) }) {
			new EdgeGain(shape, 2).apply(ones, 0, line);
			assertArrayEquals(ones, line);
		}
	}
}
