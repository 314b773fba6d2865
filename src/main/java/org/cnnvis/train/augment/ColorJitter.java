package org.cnnvis.train.augment;

import java.util.SplittableRandom;

/**
 * Multiplies brightness, contrast (around the picture's mean brightness) and saturation (around each pixel's
 * brightness) by random factors, in this order. Brightness is that of ITU-R BT.601.
 */
final class ColorJitter {

	static final ColorJitter NONE = new ColorJitter(0);

	private final double strength;

	/** @param strength the factors lie evenly in 1 - strength to 1 + strength */
	ColorJitter(final double strength) {
		this.strength = strength;
	}

	/** @param rgb red, green and blue plane, 0..255; changed in place, clipped to the range */
	void apply(final float[] rgb, final SplittableRandom random) {
		if (strength == 0) return;
		final int area = rgb.length / 3;
		final float brightness = factor(random), contrast = factor(random), saturation = factor(random);
		double sum = 0;
		for (int i = 0; i < area; i++)
			sum += brightness * luma(rgb, i, area);
		final float mean = (float) (sum / area);
		for (int i = 0; i < area; i++) {
			final float grey = mean + contrast * (brightness * luma(rgb, i, area) - mean);
			for (int c = 0; c < 3; c++) {
				final float value = mean + contrast * (brightness * rgb[c * area + i] - mean);
				rgb[c * area + i] = Math.max(0, Math.min(255, grey + saturation * (value - grey)));
			}
		}
	}

	private static float luma(final float[] rgb, final int i, final int area) {
		return 0.299f * rgb[i] + 0.587f * rgb[area + i] + 0.114f * rgb[2 * area + i];
	}

	private float factor(final SplittableRandom random) {
		return (float) (1 + strength * (2 * random.nextDouble() - 1));
	}
}
