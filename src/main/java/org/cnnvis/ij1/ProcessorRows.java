package org.cnnvis.ij1;

import java.awt.Rectangle;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import org.cnnvis.image.PixelRows;

/** Rows of a part of an ImageJ slice, in the colours in which it is shown. */
final class ProcessorRows implements PixelRows {

	private static final int LEVELS = 256;

	private final ImageProcessor pixels;
	private final Rectangle box;
	private final double min, max;
	private final LUT lut;

	/**
	 * @param box the part, within the slice
	 * @param min value that is shown in the lookup table's first colour, max in its last; RGB has neither
	 * @param lut null for grey levels, and for RGB
	 */
	ProcessorRows(final ImageProcessor pixels, final Rectangle box, final double min, final double max, final LUT lut) {
		this.pixels = pixels;
		this.box = box;
		this.min = min;
		this.max = max;
		this.lut = lut;
	}

	@Override
	public int width() {
		return box.width;
	}

	@Override
	public int height() {
		return box.height;
	}

	@Override
	public void read(final int y, final float[] row) {
		if (pixels instanceof ColorProcessor) {
			final int[] rgb = (int[]) pixels.getPixels();
			final int start = (box.y + y) * pixels.getWidth() + box.x;
			for (int x = 0; x < box.width; x++)
				put(row, x, rgb[start + x]);
		}
		else for (int x = 0; x < box.width; x++) {
			final float level = level(x, y);
			if (lut != null) put(row, x, lut.getRGB(Math.round(level)));
			else put(row, x, level, level, level);
		}
	}

	/** Where in the display range a value lies, 0..255; what is not a number is black. */
	private float level(final int x, final int y) {
		final double value = pixels.getf(box.x + x, box.y + y);
		if (!(value > min)) return 0;
		return value >= max ? LEVELS - 1 : (float) ((value - min) / (max - min) * (LEVELS - 1));
	}

	private void put(final float[] row, final int x, final int rgb) {
		put(row, x, rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
	}

	private void put(final float[] row, final int x, final float red, final float green, final float blue) {
		row[x] = red;
		row[box.width + x] = green;
		row[2 * box.width + x] = blue;
	}
}
