package org.cnnvis.train.augment;

import java.util.SplittableRandom;

import org.cnnvis.image.PixelRows;

/**
 * The article's variation, as Keras 1 does it (ImageDataGenerator with shear_range, zoom_range and horizontal_flip): the
 * picture is sheared by an angle of +-range radians and zoomed by factors of 1 +- range along each side, around its
 * centre; each new pixel is the nearest old one, beyond the borders the nearest of the border; half of the pictures are
 * mirrored.
 */
final class Warp {

	private final double range;

	Warp(final double range) {
		this.range = range;
	}

	/** @param picture as large as the result */
	float[] apply(final PixelRows picture, final SplittableRandom random) {
		final double shear = range * (2 * random.nextDouble() - 1);
		final double zoomY = 1 + range * (2 * random.nextDouble() - 1), zoomX = 1 + range * (2 * random.nextDouble() - 1);
		return warped(picture, shear, zoomY, zoomX, random.nextBoolean());
	}

	/**
	 * @param shear radians
	 * @param zoomY more than 1 makes it smaller
	 */
	static float[] warped(final PixelRows picture, final double shear, final double zoomY, final double zoomX,
		final boolean mirrored)
	{
		final int height = picture.height(), width = picture.width(), area = width * height;
		final float[] rgb = read(picture), out = new float[rgb.length];
		// Keras' centre lies half a pixel below and right of the picture's (rows first, as Keras has them).
		final double centerY = height / 2.0 + 0.5, centerX = width / 2.0 + 0.5;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double dy = y - centerY, dx = x - centerX;
				final int fromY = nearest(zoomY * dy - Math.sin(shear) * zoomX * dx + centerY, height);
				final int fromX = nearest(Math.cos(shear) * zoomX * dx + centerX, width);
				final int to = y * width + (mirrored ? width - 1 - x : x);
				for (int c = 0; c < 3; c++)
					out[c * area + to] = rgb[c * area + fromY * width + fromX];
			}
		return out;
	}

	private static int nearest(final double at, final int size) {
		return Math.max(0, Math.min(size - 1, (int) Math.floor(at + 0.5)));
	}

	/** Planes of red, green and blue. */
	static float[] read(final PixelRows picture) {
		final int width = picture.width(), area = width * picture.height();
		final float[] row = new float[3 * width], planes = new float[3 * area];
		for (int y = 0; y < picture.height(); y++) {
			picture.read(y, row);
			for (int c = 0; c < 3; c++)
				System.arraycopy(row, c * width, planes, c * area + y * width, width);
		}
		return planes;
	}
}
