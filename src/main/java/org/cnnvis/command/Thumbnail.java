package org.cnnvis.command;

import java.awt.image.BufferedImage;

import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Resampler;

/** What a network sees of an image, for people: the square in the middle in the network's size and colours. */
final class Thumbnail {

	private Thumbnail() {}

	static BufferedImage of(final PixelRows pixels, final Outline model) {
		final int side = model.height(), area = side * side;
		final float[] rgb = new Resampler(pixels).centerSquare(side);
		final BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < area; i++) {
			final float red = rgb[i], green = rgb[area + i], blue = rgb[2 * area + i];
			final float level = 0.299f * red + 0.587f * green + 0.114f * blue;
			image.setRGB(i % side, i / side, model.isGrey() ? argb(level, level, level) : argb(red, green, blue));
		}
		return image;
	}

	private static int argb(final float red, final float green, final float blue) {
		return level(red) << 16 | level(green) << 8 | level(blue);
	}

	private static int level(final float value) {
		return Math.max(0, Math.min(255, Math.round(value)));
	}
}
