package org.cnnvis.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class PictureStatisticsTest {

	private static final int SIDE = 32;

	@Test
	void aPictureOfOneColourIsMeasuredToo() {
		for (final int colour : new int[] { 0, 0xffff00, 0x123456, 0x123457 }) {
			final int[] argb = new int[SIDE * SIDE];
			Arrays.fill(argb, colour);
			final PictureStatistics s = new PictureStatistics(argb, SIDE);
			assertEquals(0, s.energyAboveQuarter);
			assertEquals(1, s.borderRatio);
			assertTrue(Double.isFinite(s.slope));
		}
	}
}
