package org.cnnvis.network;

import java.util.Objects;

/**
 * Shape of one picture's activation: channels x height x width. A vector of n numbers is n x 1 x 1. The batch is kept
 * apart. Arrays of this shape are in row-major order, channels first: index = (c * height + y) * width + x.
 */
public final class Shape {

	private final int channels;
	private final int height;
	private final int width;

	private Shape(final int channels, final int height, final int width) {
		if (channels < 1 || height < 1 || width < 1)
			throw new IllegalArgumentException("Not a shape: " + channels + " x " + height + " x " + width);
		this.channels = channels;
		this.height = height;
		this.width = width;
	}

	public static Shape of(final int channels, final int height, final int width) {
		return new Shape(channels, height, width);
	}

	public static Shape vector(final int length) {
		return new Shape(length, 1, 1);
	}

	public int channels() {
		return channels;
	}

	public int height() {
		return height;
	}

	public int width() {
		return width;
	}

	/** Positions of one channel, height x width. */
	public int area() {
		return Math.multiplyExact(height, width);
	}

	/** Numbers in an activation of this shape. */
	public int size() {
		return Math.multiplyExact(channels, area());
	}

	/** True for n x 1 x 1. */
	public boolean isVector() {
		return height == 1 && width == 1;
	}

	@Override
	public boolean equals(final Object o) {
		if (!(o instanceof Shape)) return false;
		final Shape s = (Shape) o;
		return channels == s.channels && height == s.height && width == s.width;
	}

	@Override
	public int hashCode() {
		return Objects.hash(channels, height, width);
	}

	@Override
	public String toString() {
		return isVector() ? Integer.toString(channels) : channels + " x " + height + " x " + width;
	}
}
