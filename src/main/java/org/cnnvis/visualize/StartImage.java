package org.cnnvis.visualize;

import java.util.Arrays;
import java.util.Collections;

import org.cnnvis.CnnVisException;
import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Resampler;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.transform.Border;
import org.cnnvis.visualize.transform.Viewer;

/** An image that pictures begin with, in their size and colours. Immutable. */
final class StartImage {

	private static final float GREY_LEVELS = 255;

	private final String origin;
	private final Shape picture;
	/** Red, green and blue, or grey, 0 to 1. */
	private final float[] pixels;

	private StartImage(final String origin, final Shape picture, final float[] pixels) {
		this.origin = origin;
		this.picture = picture;
		this.pixels = pixels;
	}

	/** @throws CnnVisException if there is no image */
	static StartImage of(final PixelRows image, final Shape picture) {
		if (image == null) throw new CnnVisException(Parameters.IMAGE +
			": there is no image to start from; open one, or start from noise.");
		final double width = Math.min(image.width(), image.height() * (double) picture.width() / picture.height());
		final double height = width * picture.height() / picture.width();
		final float[] colors = new Resampler(image).resample((image.width() - width) / 2, (image.height() - height) / 2, width,
			height, picture.width(), picture.height());
		final int area = picture.area();
		final float[] pixels = new float[picture.size()];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (picture.channels() == 3 ? colors[i] : (colors[i] + colors[area + i] + colors[2 * area + i]) / 3) /
				GREY_LEVELS;
		return new StartImage(image.width() + " x " + image.height() + " pixels, sum " + Integer.toHexString(Arrays.hashCode(
			colors)), picture, pixels);
	}

	/** In the middle of a canvas, with its mirror image around it. */
	float[] onCanvas(final Shape canvas) {
		final float[] around = new float[canvas.size()];
		final Viewer viewer = new Viewer(picture, canvas, Border.MIRROR, Collections.emptyList());
		viewer.lookStraight();
		viewer.see(pixels, around, 0);
		return around;
	}

	/** In grey levels, with the network's order of colours. */
	float[] levels(final InputSpec input) {
		final int area = picture.area();
		final float[] levels = new float[pixels.length];
		for (int c = 0; c < picture.channels(); c++)
			for (int i = 0; i < area; i++)
				levels[c * area + i] = GREY_LEVELS * pixels[input.color(c) * area + i];
		return levels;
	}

	/** Its size, and a sum that tells it from others. */
	@Override
	public String toString() {
		return origin;
	}
}
