package org.cnnvis.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class ResamplerTest {

	/** A weighted mean of levels up to 255 with float32 weights of sum 1: some roundings of 255 * 2^-24 each. */
	private static final float TOLERANCE = 255 * 0x1p-20f;

	@Test
	void aPlainPictureStaysPlainAtAnySize() {
		final Photograph plain = picture(31, 17, (x, y) -> 0x5a96c8);
		for (final int size : new int[] { 3, 17, 40 }) {
			final float[] planes = Resampler.resample(plain, new Crop(1.3, 2.7, 20.2, 11.9, false), size, size);
			for (int i = 0; i < size * size; i++) {
				assertEquals(0x5a, planes[i], TOLERANCE);
				assertEquals(0x96, planes[size * size + i], TOLERANCE);
				assertEquals(0xc8, planes[2 * size * size + i], TOLERANCE);
			}
		}
	}

	@Test
	void aCropOfWholePixelsAtItsOwnSizeIsCopied() {
		final Photograph noise = noise(12, 9);
		final float[] planes = Resampler.resample(noise, new Crop(3, 2, 5, 4, false), 5, 4);
		for (int c = 0; c < 3; c++)
			for (int y = 0; y < 4; y++)
				for (int x = 0; x < 5; x++)
					assertEquals(noise.value(3 + x, 2 + y, c), planes[(c * 4 + y) * 5 + x], TOLERANCE);
	}

	@Test
	void mirroringExchangesLeftAndRight() {
		final Photograph noise = noise(20, 16);
		final float[] plain = Resampler.resample(noise, new Crop(2.5, 1.5, 13, 11, false), 6, 7);
		final float[] mirrored = Resampler.resample(noise, new Crop(2.5, 1.5, 13, 11, true), 6, 7);
		for (int row = 0; row < 3 * 7; row++)
			for (int x = 0; x < 6; x++)
				assertEquals(plain[row * 6 + x], mirrored[row * 6 + 5 - x]);
	}

	@Test
	void fineStripesBecomeGreyWhenShrunkInsteadOfAliasing() {
		final Photograph stripes = picture(120, 120, (x, y) -> x % 2 == 0 ? 0xffffff : 0);
		final float[] planes = Resampler.resample(stripes, new Crop(0, 0, 120, 120, false), 13, 13);
		for (int y = 0; y < 13; y++)
			for (int x = 1; x < 12; x++)
				assertEquals(127.5, planes[y * 13 + x], 3, "a triangle filter of 18 pixels leaves 1 % of the contrast");
	}

	@Test
	void aRampStaysARamp() {
		final Photograph ramp = picture(200, 4, (x, y) -> x * 0x010101);
		final float[] planes = Resampler.resample(ramp, new Crop(20, 0, 160, 4, false), 40, 2);
		for (int x = 0; x < 40; x++)
			assertEquals(20 + (x + 0.5) * 4 - 0.5, planes[x], TOLERANCE);
	}

	private static Photograph noise(final int width, final int height) {
		final Random random = new Random(7);
		return picture(width, height, (x, y) -> random.nextInt(1 << 24));
	}

	private static Photograph picture(final int width, final int height, final Pixel pixel) {
		final int[] pixels = new int[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				pixels[y * width + x] = pixel.at(x, y);
		return new Photograph(width, height, pixels);
	}

	private interface Pixel {

		int at(int x, int y);
	}
}
