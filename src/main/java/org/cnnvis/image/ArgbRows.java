package org.cnnvis.image;

/** Rows of packed pixels, 0xAARRGGBB. */
public final class ArgbRows implements PixelRows {

	private final int[] pixels;
	private final int width, height;

	/** @param pixels row by row; not copied */
	public ArgbRows(final int[] pixels, final int width, final int height) {
		this.pixels = pixels;
		this.width = width;
		this.height = height;
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public void read(final int y, final float[] row) {
		for (int x = 0; x < width; x++) {
			final int argb = pixels[y * width + x];
			row[x] = argb >> 16 & 0xff;
			row[width + x] = argb >> 8 & 0xff;
			row[2 * width + x] = argb & 0xff;
		}
	}
}
