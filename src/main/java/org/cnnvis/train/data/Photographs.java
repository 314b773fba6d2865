package org.cnnvis.train.data;

import java.nio.file.Path;

import org.cnnvis.image.ArgbRows;
import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Resampler;
import org.cnnvis.ij1.ImageFile;
import org.cnnvis.ij1.ShownImage;

/** Reads photographs: any image that ImageJ opens, as Classify Image sees it; of a stack, the slice that is shown first. */
final class Photographs {

	private static final int COLORS = 3;

	private Photographs() {}

	/**
	 * @param shortSide larger ones are shrunk to this length of the shorter side, in pixels
	 * @throws org.cnnvis.CnnVisException if the file is not an image
	 */
	static PixelRows read(final Path file, final int shortSide) {
		final ShownImage image = new ShownImage(ImageFile.open(file));
		final PixelRows photograph = image.pixels(image.currentSlice());
		final int width = photograph.width(), height = photograph.height(), side = Math.min(width, height);
		if (side <= shortSide) return new ArgbRows(pack(photograph), width, height);
		final int w = Math.max(1, Math.round((float) width * shortSide / side)), h = Math.max(1, Math.round((float) height *
			shortSide / side));
		return new ArgbRows(pack(new Resampler(photograph).resample(0, 0, width, height, w, h), w * h), w, h);
	}

	private static int[] pack(final PixelRows photograph) {
		final int width = photograph.width();
		final int[] pixels = new int[width * photograph.height()];
		final float[] row = new float[COLORS * width];
		for (int y = 0; y < photograph.height(); y++) {
			photograph.read(y, row);
			System.arraycopy(pack(row, width), 0, pixels, y * width, width);
		}
		return pixels;
	}

	/** @param planes red, green, blue */
	private static int[] pack(final float[] planes, final int count) {
		final int[] pixels = new int[count];
		for (int i = 0; i < count; i++)
			for (int c = 0; c < COLORS; c++)
				pixels[i] = pixels[i] << 8 | Math.round(planes[c * count + i]);
		return pixels;
	}
}
