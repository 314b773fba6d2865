package org.cnnvis.quality;

import java.awt.Color;

/**
 * The hue of a picture's strongest colours. The mean of a picture's red, green and blue says little of what it shows:
 * yellow things on bluish snow are grey on the average.
 */
final class DominantHue {

	private static final int CIRCLE = 360, HALF_WIDTH = 15, HALF_NEIGHBOURHOOD = 30;

	/** In degrees, 0 to 359: red 0, yellow 60, green 120, blue 240. */
	final int degrees;
	/** Share, 0 to 1, of all colour that lies within 30 degrees of it; 0 for a grey picture. */
	final double share;

	/**
	 * Each pixel counts by the square of its chroma, the distance from its strongest to its weakest component, so that a
	 * few strong colours outweigh many pale ones.
	 */
	DominantHue(final int[] argb) {
		final double[] weights = new double[CIRCLE];
		double sum = 0;
		for (final int pixel : argb) {
			final int red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;
			final double chroma = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
			weights[(int) (Color.RGBtoHSB(red, green, blue, null)[0] * CIRCLE) % CIRCLE] += chroma * chroma;
			sum += chroma * chroma;
		}
		int strongest = 0;
		for (int hue = 1; hue < CIRCLE; hue++)
			if (around(weights, hue, HALF_WIDTH) > around(weights, strongest, HALF_WIDTH)) strongest = hue;
		degrees = strongest;
		share = sum == 0 ? 0 : around(weights, strongest, HALF_NEIGHBOURHOOD) / sum;
	}

	private static double around(final double[] weights, final int hue, final int distance) {
		double sum = 0;
		for (int i = hue - distance; i <= hue + distance; i++)
			sum += weights[Math.floorMod(i, CIRCLE)];
		return sum;
	}
}
