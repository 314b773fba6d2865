package org.cnnvis.network.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PoolingTest {

	private static Pooling average(final int size, final int stride, final Padding padding, final boolean countBorder) {
		return new Pooling(Pooling.Kind.AVERAGE, Window.of(size, stride, padding), countBorder);
	}

	@Test
	void divisorsAreThePixelsInsideUnlessTheBorderCounts() {
		assertArrayEquals(new float[] { 4, 6, 4, 6, 9, 6, 4, 6, 4 }, average(3, 1, Padding.of(1), false).divisors(3, 3));
		assertArrayEquals(new float[] { 9, 9, 9, 9, 9, 9, 9, 9, 9 }, average(3, 1, Padding.of(1), true).divisors(3, 3));
	}

	@Test
	void pixelsThatRoundingUpAppendsNeverCount() {
		// Windows at 0 and 2 of 3 (of 4 with the border of Caffe: -1..1, 1..3 of -1..4).
		assertArrayEquals(new float[] { 4, 2, 2, 1 }, average(2, 2, Padding.ceil(0), true).divisors(3, 3));
		assertArrayEquals(new float[] { 9, 9, 9, 9 }, average(3, 2, Padding.ceil(1), true).divisors(3, 3));
		assertArrayEquals(new float[] { 4, 4, 4, 4 }, average(3, 2, Padding.ceil(1), false).divisors(3, 3));
		assertArrayEquals(new float[] { 9, 6, 6, 4 }, average(3, 3, Padding.ceil(1), true).divisors(3, 3));
	}

	@Test
	void dilatedWindowsCountTheRowsThatTheyTouch() {
		final Window window = new Window(new int[] { 2, 1 }, new int[] { 1, 1 }, new int[] { 3, 1 }, Padding.of(2, 1, 0, 0));
		// Rows o - 2 and o + 1 of 0..3.
		assertArrayEquals(new float[] { 1, 1, 2, 1 }, new Pooling(Pooling.Kind.AVERAGE, window, false).divisors(4, 1));
	}
}
