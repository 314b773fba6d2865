package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;

class RenderingTest {

	/** One pixel of 0, 10 and 20: mean 10, standard deviation sqrt(200 / 3), so grey levels 127.5 +- 31.2 and 127. */
	private static final float[] PIXEL = { 0, 10, 20 };
	private static final int LOW = 96, MIDDLE = 127, HIGH = 158;

	@Test
	void firstChannelOfABgrNetworkIsShownBlue() {
		assertPixel(HIGH, MIDDLE, LOW, InputSpec.CAFFE, false);
	}

	@Test
	void firstChannelOfAnRgbNetworkIsShownRed() {
		assertPixel(LOW, MIDDLE, HIGH, InputSpec.PLAIN_RGB, false);
	}

	@Test
	void swappedTheFirstChannelIsAlwaysShownRed() {
		assertPixel(LOW, MIDDLE, HIGH, InputSpec.CAFFE, true);
		assertPixel(LOW, MIDDLE, HIGH, InputSpec.PLAIN_RGB, true);
	}

	@Test
	void aGreyNetworkMakesGreyPictures() {
		final InputSpec grey = InputSpec.of(ChannelOrder.GREY, 0, 1);
		final int[] argb = new Rendering(grey, false).render(new float[] { 7, 5 }, 0, Shape.of(1, 1, 2)).update(null)
			.getCurrentStorageArray();
		// One standard deviation above and below: 0.5 +- 0.1
		assertArrayEquals(new int[] { 0xff989898, 0xff666666 }, argb);
	}

	@Test
	void aFlatPictureIsMidGrey() {
		assertEquals(0xff7f7f7f, pixel(new float[] { 128, 128, 128 }, InputSpec.CAFFE, false));
	}

	@Test
	void extremesAreCutOff() {
		final float[] picture = new float[300];
		Arrays.fill(picture, 100);
		picture[0] = 1e9f;
		picture[1] = -1e9f;
		final int[] argb = new Rendering(InputSpec.PLAIN_RGB, false).render(picture, 0, Shape.of(3, 10, 10)).update(null)
			.getCurrentStorageArray();
		assertEquals(0xffff7f7f, argb[0]);
		assertEquals(0xff007f7f, argb[1]);
	}

	private static void assertPixel(final int red, final int green, final int blue, final InputSpec input,
		final boolean swap)
	{
		assertEquals(0xff000000 | red << 16 | green << 8 | blue, pixel(PIXEL, input, swap));
	}

	private static int pixel(final float[] values, final InputSpec input, final boolean swap) {
		final float[] batch = new float[6];
		System.arraycopy(values, 0, batch, 3, 3);
		return new Rendering(input, swap).render(batch, 3, Shape.of(3, 1, 1)).update(null).getCurrentStorageArray()[0];
	}
}
