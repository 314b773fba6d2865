package org.cnnvis.classify;

import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Resampler;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;

/**
 * A picture as a network takes it: the largest square in its middle, brought to the network's size, then
 * (grey level - mean) * scale for each of the network's channels. Networks for grey pictures get
 * 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601).
 */
final class NetworkInput {

	private static final float RED = 0.299f, GREEN = 0.587f, BLUE = 0.114f;

	private NetworkInput() {}

	/**
	 * @param side of the network's picture in pixels
	 * @return channels x side x side
	 */
	static float[] of(final PixelRows picture, final InputSpec spec, final int side) {
		final float[] rgb = new Resampler(picture).centerSquare(side);
		final int area = side * side;
		final float[] input = new float[spec.channels() * area];
		for (int c = 0; c < spec.channels(); c++)
			for (int i = 0; i < area; i++)
				input[c * area + i] = (level(rgb, spec, c, i, area) - spec.mean(c)) * spec.scale(c);
		return input;
	}

	private static float level(final float[] rgb, final InputSpec spec, final int channel, final int i, final int area) {
		if (spec.order() == ChannelOrder.GREY) return RED * rgb[i] + GREEN * rgb[area + i] + BLUE * rgb[2 * area + i];
		return rgb[spec.color(channel) * area + i];
	}
}
