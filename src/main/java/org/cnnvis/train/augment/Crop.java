package org.cnnvis.train.augment;

/** A rectangle of a photograph, in pixels; (x, y) is its top left corner. */
final class Crop {

	private final double x, y, width, height;
	private final boolean mirrored;

	/** @param mirrored left and right are exchanged */
	Crop(final double x, final double y, final double width, final double height, final boolean mirrored) {
		this.x = x;
		this.y = y;
		this.width = width;
		this.height = height;
		this.mirrored = mirrored;
	}

	/** The largest square in the middle. */
	static Crop center(final int width, final int height, final boolean mirrored) {
		final int side = Math.min(width, height);
		return new Crop((width - side) / 2.0, (height - side) / 2.0, side, side, mirrored);
	}

	double x() {
		return x;
	}

	double y() {
		return y;
	}

	double width() {
		return width;
	}

	double height() {
		return height;
	}

	boolean mirrored() {
		return mirrored;
	}

	@Override
	public String toString() {
		return width + " x " + height + " at " + x + ", " + y + (mirrored ? " mirrored" : "");
	}
}
