package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;

class FilterListTest {

	private static final int CHANNELS = 512;

	@Test
	void numbersAndRangesKeepTheirOrder() {
		assertArrayEquals(new int[] { 9, 0, 1, 2, 3, 65 }, hidden("9, 0-3,65"));
		assertArrayEquals(new int[] { 4, 5 }, hidden(" 4 - 5 "));
	}

	@Test
	void aFilterNamedTwiceIsTakenOnce() {
		assertArrayEquals(new int[] { 3, 2, 4 }, hidden("3, 2-4, 3"));
	}

	@Test
	void allAreAll() {
		final int[] all = hidden("All");
		assertEquals(CHANNELS, all.length);
		assertEquals(CHANNELS - 1, all[CHANNELS - 1]);
	}

	@Test
	void randomOnesAreDifferentInRangeAndDependOnTheSeedAlone() {
		final int[] drawn = hidden("random 400");
		assertEquals(400, Arrays.stream(drawn).distinct().filter(f -> f >= 0 && f < CHANNELS).count());
		assertArrayEquals(drawn, hidden("Random 400"));
		assertFalse(Arrays.equals(drawn, new FilterList("conv", CHANNELS, Collections.emptyList(), 2).parse(
			"random 400")));
	}

	@Test
	void aDrawOfAllFiltersEnds() {
		assertEquals(CHANNELS, hidden("random 512").length);
	}

	@Test
	void classesAreFoundByNameInAnySpelling() {
		assertArrayEquals(new int[] { 0, 1, 3 }, classes("Sea Snake, granny_smith, 3"));
		assertArrayEquals(new int[] { 4 }, classes("White_Shark"));
	}

	@Test
	void numbersOutsideAreQuotedWithTheRange() {
		assertRefused("filters: '512' is outside 0-511 of layer block5_conv3.", "3, 512");
		assertRefused("filters: '-3' is outside 0-511 of layer block5_conv3.", "-3");
		assertRefused("filters: '600' is outside 0-511 of layer block5_conv3.", "500-600");
		assertRefused("filters: '99999999999999999999' is outside 0-511 of layer block5_conv3.", "99999999999999999999");
	}

	@Test
	void whatIsNotAListIsExplained() {
		assertRefused("filters: '15-0' counts down; write 0-15.", "15-0");
		assertRefused("filters: '3,,4' has an empty place between its commas; write numbers such as 0-15, 30, or 'random 16'" +
			" or 'all'.", "3,,4");
		assertRefused("filters: nothing is chosen; write numbers such as 0-15, 30, or 'random 16' or 'all'.", "  ");
		assertRefused("filters: 'random 513' is not possible; layer block5_conv3 has 512 filters.", "random 513");
		assertRefused("filters: 'random 0' is not possible; layer block5_conv3 has 512 filters.", "random 0");
		assertRefused("filters: '1.5' is not understood; write numbers from 0 to 511 such as 0-15, 30, or 'random 16' or " +
			"'all' (the channels of layer block5_conv3 have no names).", "1.5");
	}

	@Test
	void aMistypedClassIsAnsweredWithTheNearest() {
		assertEquals("filters: 'see snake' is not a class of layer predictions; did you mean 'sea_snake'?", assertThrows(
			CnnVisException.class, () -> classes("see snake")).getMessage());
	}

	@Test
	void aNameOfTwoClassesIsAnsweredWithTheirNumbers() {
		assertEquals("filters: 'crane' is the name of 2 classes; take one of 2 (crane), 3 (crane) by its number.",
			assertThrows(CnnVisException.class, () -> classes("crane")).getMessage());
	}

	private static int[] hidden(final String text) {
		return new FilterList("block5_conv3", CHANNELS, Collections.emptyList(), 1).parse(text);
	}

	private static int[] classes(final String text) {
		return new FilterList("predictions", Samples.CLASSES.size(), Samples.CLASSES, 1).parse(text);
	}

	private static void assertRefused(final String message, final String text) {
		assertEquals(message, assertThrows(CnnVisException.class, () -> hidden(text)).getMessage());
	}
}
