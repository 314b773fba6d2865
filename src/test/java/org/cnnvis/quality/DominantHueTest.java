package org.cnnvis.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class DominantHueTest {

	private static final int YELLOW = 0xffff_cc00, PALE_BLUE = 0xff_c8d2e6, CRIMSON = 0xff_e00010, MAGENTA_RED = 0xff_e00020;

	private static int[] picture(final int background, final int thing, final int part) {
		final int[] pixels = new int[1000];
		Arrays.fill(pixels, background);
		Arrays.fill(pixels, 0, part, thing);
		return pixels;
	}

	@Test
	void aYellowThingOnBluishSnowIsYellow() {
		final DominantHue hue = new DominantHue(picture(PALE_BLUE, YELLOW, 100));
		assertEquals(48, hue.degrees, 15);
		// 100 x 255 x 255 of 100 x 255 x 255 + 900 x 30 x 30
		assertEquals(0.889, hue.share, 0.001);
	}

	@Test
	void redsOnBothSidesOfTheCirclesBeginningAreOneColour() {
		final int[] reds = picture(CRIMSON, MAGENTA_RED, 500);
		for (int i = 0; i < reds.length; i += 2)
			reds[i] = 0xff_e01000;
		assertEquals(1, new DominantHue(reds).share, 1e-12);
	}

	@Test
	void aGreyPictureHasNoColour() {
		assertEquals(0, new DominantHue(picture(0xff_808080, 0xff_202020, 300)).share);
	}
}
