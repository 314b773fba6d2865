package org.cnnvis.engine.winograd;

/** The tiles of a 3 x 3 convolution's maps. */
public final class Tiles {

	/** Pixels of the output that a tile makes, of the input that it reads, and its numbers, in one direction. */
	static final int OUT = 4, IN = 6;

	/** Numbers of a transformed tile. */
	public static final int NUMBERS = IN * IN;

	final int inHeight, inWidth, outHeight, outWidth, top, left;

	/**
	 * @param top rows of zeros above the input
	 * @param left columns of zeros beside the input
	 */
	public Tiles(final int inHeight, final int inWidth, final int outHeight, final int outWidth, final int top,
		final int left)
	{
		this.inHeight = inHeight;
		this.inWidth = inWidth;
		this.outHeight = outHeight;
		this.outWidth = outWidth;
		this.top = top;
		this.left = left;
	}

	public int inHeight() {
		return inHeight;
	}

	public int inWidth() {
		return inWidth;
	}

	public int outHeight() {
		return outHeight;
	}

	public int outWidth() {
		return outWidth;
	}

	/** Rows of tiles. */
	public int rows() {
		return (outHeight + OUT - 1) / OUT;
	}

	/** Tiles in a row. */
	public int columns() {
		return (outWidth + OUT - 1) / OUT;
	}

	/** Tiles of a picture. */
	public int count() {
		return rows() * columns();
	}
}
