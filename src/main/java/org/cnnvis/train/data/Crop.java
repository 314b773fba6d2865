package org.cnnvis.train.data;

/** A rectangle of a photograph, in pixels; (x, y) is its top left corner. */
public final class Crop {

	private final double x, y, width, height;
	private final boolean mirrored;

	/** @param mirrored left and right are exchanged */
	public Crop(final double x, final double y, final double width, final double height, final boolean mirrored) {
		this.x = x;
		this.y = y;
		this.width = width;
		this.height = height;
		this.mirrored = mirrored;
	}

	public double x() {
		return x;
	}

	public double y() {
		return y;
	}

	public double width() {
		return width;
	}

	public double height() {
		return height;
	}

	public boolean mirrored() {
		return mirrored;
	}

	@Override
	public String toString() {
		return width + " x " + height + " at " + x + ", " + y + (mirrored ? " mirrored" : "");
	}
}
