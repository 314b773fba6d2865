package org.cnnvis.train.data;

import java.nio.file.Path;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ImageProcessor;

import org.cnnvis.CnnVisException;
import org.cnnvis.image.ArgbRows;
import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Resampler;

/** Reads photographs: any image that ImageJ opens. */
final class Photographs {

	private Photographs() {}

	/**
	 * @param shortSide larger ones are shrunk to this length of the shorter side, in pixels
	 * @throws CnnVisException if the file is not an image
	 */
	static PixelRows read(final Path file, final int shortSide) {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final ImagePlus image = opener.openImage(file.toString());
		if (image == null) throw new CnnVisException("The file " + file +
			" is not an image that ImageJ can open: remove it from the folder.");
		final ImageProcessor rgb = image.getProcessor().convertToRGB();
		return shrink(new ArgbRows((int[]) rgb.getPixels(), rgb.getWidth(), rgb.getHeight()), shortSide);
	}

	private static PixelRows shrink(final PixelRows photograph, final int shortSide) {
		final int width = photograph.width(), height = photograph.height(), side = Math.min(width, height);
		if (side <= shortSide) return photograph;
		final int w = Math.round((float) width * shortSide / side), h = Math.round((float) height * shortSide / side);
		final float[] planes = new Resampler(photograph).resample(0, 0, width, height, w, h);
		final int[] small = new int[w * h];
		for (int i = 0; i < small.length; i++)
			for (int c = 0; c < 3; c++)
				small[i] = small[i] << 8 | Math.round(planes[c * small.length + i]);
		return new ArgbRows(small, w, h);
	}
}
