package org.cnnvis.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

/** ImgLib2 pictures for Java2D. */
public final class Pictures {

	private static final int RED = 0xff0000, GREEN = 0xff00, BLUE = 0xff;

	private Pictures() {}

	/** The pixels of a picture: 0xAARRGGBB, row by row; its own array, not a copy. */
	public static int[] pixels(final ArrayImg<ARGBType, IntArray> picture) {
		return picture.update(null).getCurrentStorageArray();
	}

	/** The same pixels as an opaque image, not a copy. */
	public static BufferedImage wrap(final ArrayImg<ARGBType, IntArray> picture) {
		final int[] pixels = pixels(picture);
		final int width = (int) picture.dimension(0), height = (int) picture.dimension(1);
		final WritableRaster raster = Raster.createPackedRaster(new DataBufferInt(pixels, pixels.length), width, height,
			width, new int[] { RED, GREEN, BLUE }, null);
		return new BufferedImage(new DirectColorModel(24, RED, GREEN, BLUE), raster, false, null);
	}
}
