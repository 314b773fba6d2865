package org.cnnvis.image;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

/** A colour picture that is read row by row, so that a large one need not be converted as a whole. */
public interface PixelRows {

	int width();

	int height();

	/**
	 * Reads row y.
	 *
	 * @param row receives grey levels 0..255: all reds, then all greens, then all blues; 3 x width
	 */
	void read(int y, float[] row);

	/** The rows of an ImgLib2 picture; its alpha is not used. */
	static PixelRows of(final ArrayImg<ARGBType, IntArray> picture) {
		return new ArgbRows(Pictures.pixels(picture), (int) picture.dimension(0), (int) picture.dimension(1));
	}
}
