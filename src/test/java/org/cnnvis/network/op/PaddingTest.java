package org.cnnvis.network.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PaddingTest {

	@Test
	void sameWithStrideTwoPutsTheOddPixelAtTheBottomAndRight() {
		// TensorFlow: 224 -> 112 with a 3 x 3 window and stride 2 pads 0 before and 1 after.
		assertArrayEquals(new int[] { 0, 1, 0, 1 }, Window.of(3, 2, Padding.SAME).border(224, 224));
		assertArrayEquals(new int[] { 112, 112 }, Window.of(3, 2, Padding.SAME).slide(224, 224));
		// ... and an odd size on both sides alike.
		assertArrayEquals(new int[] { 1, 1, 1, 1 }, Window.of(3, 2, Padding.SAME).border(225, 225));
	}

	@Test
	void sameLowerPutsTheOddPixelAtTheTopAndLeft() {
		assertArrayEquals(new int[] { 1, 0, 1, 0 }, Window.of(3, 2, Padding.SAME_LOWER).border(224, 224));
	}

	@Test
	void sameNeedsNoBorderWhereTheStrideIsLargerThanTheWindow() {
		assertArrayEquals(new int[] { 0, 0, 0, 0 }, Window.of(1, 2, Padding.SAME).border(7, 7));
		assertArrayEquals(new int[] { 4, 4 }, Window.of(1, 2, Padding.SAME).slide(7, 7));
	}

	@Test
	void ceilRoundsUpAsCaffeDoes() {
		// GoogLeNet: pool1 112 -> 56 (3 x 3, stride 2), inception pools 28 -> 28 (3 x 3, stride 1, pad 1).
		assertArrayEquals(new int[] { 56, 56 }, Window.of(3, 2, Padding.ceil(0)).slide(112, 112));
		assertArrayEquals(new int[] { 28, 28 }, Window.of(3, 1, Padding.ceil(1)).slide(28, 28));
		assertArrayEquals(new int[] { 0, 1, 0, 1 }, Window.of(3, 2, Padding.ceil(0)).border(112, 112));
	}

	@Test
	void ceilWindowsBeginInsideThePicture() {
		// Caffe drops a last window that would begin in the border: 4 pixels, 2 x 2, stride 2, pad 1 gives 3, not 4.
		assertArrayEquals(new int[] { 3, 3 }, Window.of(2, 2, Padding.ceil(1)).slide(4, 4));
		assertArrayEquals(new int[] { 3, 3 }, Window.of(2, 2, Padding.ceil(1)).slide(5, 5));
	}

	@Test
	void dilationWidensTheWindow() {
		final Window window = new Window(new int[] { 3, 3 }, new int[] { 1, 1 }, new int[] { 2, 3 }, Padding.SAME);
		assertEquals(5, window.height());
		assertEquals(7, window.width());
		assertArrayEquals(new int[] { 2, 2, 3, 3 }, window.border(20, 20));
	}

	@Test
	void aWindowLargerThanThePictureIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Window.of(7, 1, Padding.NONE).slide(6, 6));
	}
}
