package org.cnnvis.visualize;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Shape;

/**
 * Turns a network's input into a picture to look at: standardised over all pixels and channels to a standard deviation
 * of 0.1 around mid grey (0.5), cut off at 0 and 1, and truncated to 8 bits.
 */
final class Rendering {

	private static final double CONTRAST = 0.1, GREY = 0.5, EPSILON = 1e-5;

	private final InputSpec input;
	private final boolean swapRedBlue;

	/** @param swapRedBlue show a BGR network's blue as red and red as blue */
	Rendering(final InputSpec input, final boolean swapRedBlue) {
		this.input = input;
		this.swapRedBlue = swapRedBlue;
	}

	/** @param offset of the picture's first number; channels x height x width follow */
	ArrayImg<ARGBType, IntArray> render(final float[] pictures, final int offset, final Shape picture) {
		final int n = picture.size(), area = picture.area();
		double sum = 0, squares = 0;
		for (int i = offset; i < offset + n; i++)
			sum += pictures[i];
		final double mean = sum / n;
		for (int i = offset; i < offset + n; i++)
			squares += (pictures[i] - mean) * (pictures[i] - mean);
		final double factor = CONTRAST / (Math.sqrt(squares / n) + EPSILON);
		final int[] argb = new int[area];
		for (int c = 0; c < picture.channels(); c++) {
			final int multiplier = multiplier(c);
			for (int i = 0; i < area; i++) {
				final double value = (pictures[offset + c * area + i] - mean) * factor + GREY;
				argb[i] |= multiplier * (int) (Math.max(0, Math.min(1, value)) * 255);
			}
		}
		for (int i = 0; i < area; i++)
			argb[i] |= 0xff000000;
		return ArrayImgs.argbs(argb, picture.width(), picture.height());
	}

	/** What puts an 8-bit value of this input channel to its place in an ARGB number. */
	private int multiplier(final int channel) {
		if (input.order() == ChannelOrder.GREY) return 0x010101;
		return 1 << 8 * (2 - (swapRedBlue ? channel : input.color(channel)));
	}
}
