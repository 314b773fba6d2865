package org.cnnvis.classify;

import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Resampler;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;

/**
 * A picture as a network takes it: squares of it ({@link Crops}), brought to the network's size, then
 * (grey level - mean) * scale for each of the network's channels. Networks for grey pictures get
 * 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601).
 */
final class NetworkInput {

	private static final float RED = 0.299f, GREEN = 0.587f, BLUE = 0.114f;

	private final InputSpec spec;
	private final Crops crops;
	private final int side;

	/** @param side of the network's picture in pixels */
	NetworkInput(final InputSpec spec, final Crops crops, final int side) {
		this.spec = spec;
		this.crops = crops;
		this.side = side;
	}

	/** Length of one view. */
	int length() {
		return spec.channels() * side * side;
	}

	/** @return views x channels x side x side */
	float[] of(final PixelRows picture) {
		final float[] input = new float[crops.count() * length()];
		final Resampler resampler = new Resampler(picture);
		int view = 0;
		for (final Crops.Square crop : crops.of(picture.width(), picture.height()))
			put(resampler.resample(crop.x, crop.y, crop.side, crop.side, side, side), crop.mirrored, input, view++ * length());
		return input;
	}

	private void put(final float[] rgb, final boolean mirrored, final float[] input, final int start) {
		final int area = side * side;
		for (int c = 0; c < spec.channels(); c++) {
			final float[] levels = spec.order() == ChannelOrder.GREY ? grey(rgb, area) : rgb;
			final int from = spec.order() == ChannelOrder.GREY ? 0 : spec.color(c) * area, to = start + c * area;
			final float mean = spec.mean(c), scale = spec.scale(c);
			for (int i = 0; i < area; i++)
				input[to + i] = (levels[from + i] - mean) * scale;
			if (mirrored) for (int row = 0; row < area; row += side)
				turn(input, to + row);
		}
	}

	private static float[] grey(final float[] rgb, final int area) {
		final float[] grey = new float[area];
		for (int i = 0; i < area; i++)
			grey[i] = RED * rgb[i] + GREEN * rgb[area + i] + BLUE * rgb[2 * area + i];
		return grey;
	}

	/** Turns a row round. */
	private void turn(final float[] input, final int start) {
		for (int i = start, j = start + side - 1; i < j; i++, j--) {
			final float left = input[i];
			input[i] = input[j];
			input[j] = left;
		}
	}
}
