package org.cnnvis.train.data;

import java.nio.file.Path;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ImageProcessor;

import org.cnnvis.CnnVisException;

/** A photograph in memory: 8-bit red, green, blue, packed as 0xRRGGBB in row-major order. */
public final class Photograph {

	private final int width;
	private final int height;
	private final int[] pixels;

	public Photograph(final int width, final int height, final int[] pixels) {
		if (pixels.length != width * height) throw new IllegalArgumentException(
			pixels.length + " pixels are not " + width + " x " + height);
		this.width = width;
		this.height = height;
		this.pixels = pixels;
	}

	/**
	 * Reads any image that ImageJ opens.
	 *
	 * @throws CnnVisException if it is not an image
	 */
	public static Photograph read(final Path file) {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final ImagePlus image = opener.openImage(file.toString());
		if (image == null) throw new CnnVisException("The file " + file +
			" is not an image that ImageJ can open: remove it from the folder.");
		final ImageProcessor rgb = image.getProcessor().convertToRGB();
		return new Photograph(rgb.getWidth(), rgb.getHeight(), (int[]) rgb.getPixels());
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	/** Grey level 0..255 of red (0), green (1) or blue (2). */
	public int value(final int x, final int y, final int color) {
		return pixels[y * width + x] >> 16 - 8 * color & 0xff;
	}

	/** The same photograph with the shorter side at most this long; never enlarged. */
	public Photograph shrink(final int shortSide) {
		final int side = Math.min(width, height);
		if (side <= shortSide) return this;
		final int w = Math.round((float) width * shortSide / side), h = Math.round((float) height * shortSide / side);
		final float[] planes = Resampler.resample(this, new Crop(0, 0, width, height, false), w, h);
		final int[] small = new int[w * h];
		for (int i = 0; i < small.length; i++)
			for (int c = 0; c < 3; c++)
				small[i] = small[i] << 8 | Math.round(planes[c * small.length + i]);
		return new Photograph(w, h, small);
	}
}
