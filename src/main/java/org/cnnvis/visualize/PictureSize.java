package org.cnnvis.visualize;

import java.util.function.IntPredicate;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;
import org.cnnvis.network.op.Input;

/** Finds out which picture size a network works on. */
final class PictureSize {

	/** Pixels, for networks that take any size and are asked for their own. */
	private static final int USUAL = 224;
	private static final int SEARCHED = 1024;

	private PictureSize() {}

	/**
	 * The picture's shape.
	 *
	 * @param readout a network whose output is the layer of interest
	 * @param size width and height in pixels; 0 for the network's own, or 224 where it takes any
	 * @throws CnnVisException if the network does not work on this size, with one on which it does
	 */
	static Shape of(final Network readout, final int size) {
		final int most = Integer.parseInt(Parameters.SIZE_MAX);
		if (size < 0 || size > most) throw new CnnVisException("size: " + size + " is outside 0-" + most +
			" (0 is the model's own size).");
		final Input input = readout.input();
		final int height = size != 0 ? size : input.height() != 0 ? input.height() : USUAL;
		final int width = size != 0 ? size : input.width() != 0 ? input.width() : USUAL;
		try {
			readout.shapes(height, width);
		}
		catch (final ShapeException e) {
			throw new CnnVisException("size: " + explain(readout, height, width), e);
		}
		return Shape.of(input.channels(), height, width);
	}

	private static String explain(final Network readout, final int height, final int width) {
		final IntPredicate works = s -> works(readout, s);
		final int size = Math.min(height, width);
		final String layer = "layer " + readout.output().layer();
		int above = size + 1, below = size - 1;
		while (above <= SEARCHED && !works.test(above))
			above++;
		while (below >= 1 && !works.test(below))
			below--;
		final boolean hasAbove = above <= SEARCHED, hasBelow = below >= 1;
		if (hasAbove && !hasBelow) return width + " x " + height + " pixels are too few for " + layer +
			"; the smallest size is " + above + ".";
		final String advice = hasAbove ? "take " + below + " or " + above + "." : hasBelow ? "take " + below + "."
			: "no size from 1 to " + SEARCHED + " suits it.";
		return layer + " cannot work on " + width + " x " + height + " pixels; " + advice;
	}

	static boolean works(final Network readout, final int size) {
		return works(readout, size, size);
	}

	static boolean works(final Network readout, final int height, final int width) {
		try {
			readout.shapes(height, width);
			return true;
		}
		catch (final ShapeException e) {
			return false;
		}
	}
}
