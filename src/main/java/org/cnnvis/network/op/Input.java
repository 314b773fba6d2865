package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/** The picture. Height and width are 0 where the network takes any size. */
public final class Input implements Op {

	private final int channels;
	private final int height;
	private final int width;

	public Input(final int channels, final int height, final int width) {
		this.channels = channels;
		this.height = height;
		this.width = width;
	}

	public int channels() {
		return channels;
	}

	/** Pixels, or 0 for any. */
	public int height() {
		return height;
	}

	/** Pixels, or 0 for any. */
	public int width() {
		return width;
	}

	/**
	 * The shape for a picture of the given size. A network that states a size can often work on others (all of its
	 * layers are convolutional), so only the layers that follow decide.
	 *
	 * @param h pixels, 0 for the stated height
	 */
	public Shape shape(final int h, final int w) {
		final int height = h == 0 ? this.height : h, width = w == 0 ? this.width : w;
		if (height == 0 || width == 0) throw new ShapeException(
			"The network takes pictures of any size: give the size in pixels.");
		return Shape.of(channels, height, width);
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		return shape(0, 0);
	}

	@Override
	public String toString() {
		return "Input " + channels + " x " + (height == 0 ? "any" : height) + " x " + (width == 0 ? "any" : width);
	}
}
