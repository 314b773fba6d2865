package org.cnnvis.visualize.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;

class SizesTest {

	@Test
	void printingAndParsingAreInverses() {
		for (final String text : new String[] { "1", "0.5", "0.5, 1", "0.5, 0.75, 1", "0.5 10%, 0.75 15%, 1" })
			assertEquals(text, Sizes.parse(text).toString());
		assertEquals(Sizes.parse("0.50 07%,1.0"), Sizes.parse(" 0.5 7 %, 1 "));
	}

	@Test
	void sizesShareTheStepsEquallyOrByPercentages() {
		assertEnds(Sizes.parse("0.5, 0.75, 1"), 200, 67, 133, 200);
		assertEnds(Sizes.parse("0.5 10%, 0.75 15%, 1"), 200, 20, 50, 200);
		assertEnds(Sizes.parse("0.5 10%, 0.75 15%, 1"), 1, 0, 0, 1);
		assertEnds(Sizes.FINAL, 7, 7);
	}

	private static void assertEnds(final Sizes sizes, final int steps, final int... ends) {
		assertEquals(ends.length, sizes.count());
		for (int i = 0; i < ends.length; i++)
			assertEquals(ends[i], sizes.end(i, steps));
	}

	@Test
	void stepsInASmallSizeCostLess() {
		assertEquals(7, Sizes.FINAL.finalSteps(7), 0);
		assertEquals(8, Sizes.parse("0.5").finalSteps(32), 0);
		assertEquals(0.25 * 30 + 0.5625 * 30 + 140, Sizes.parse("0.5 15%, 0.75 15%, 1").finalSteps(200), 1e-9);
	}

	@Test
	void whatCannotBeReadIsQuoted() {
		for (final String text : new String[] { "", "0.5, 0.7", "1, 0.5", "0.5, 0.5, 1", "0.01, 1", "2", "half, 1", "0.5 10%, 0.7, 1",
			"0.5, 0.7 10%, 1", "0.5 60%, 0.7 40%, 1", "0.5, 1 10%", "-1", "NaN, 1", "0.5,,1" })
		{
			final String message = assertThrows(CnnVisException.class, () -> Sizes.parse(text), text).getMessage();
			assertTrue(message.startsWith("sizes: '" + text + "'"), message);
		}
	}
}
