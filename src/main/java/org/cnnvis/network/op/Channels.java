package org.cnnvis.network.op;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/** Checks that inputs have the channels that the weights were made for. */
final class Channels {

	private Channels() {}

	static void require(final Shape in, final int channels) {
		if (in.channels() != channels) throw new ShapeException("its weights are for " + channels +
			" input channels, not " + in.channels() + (in.isVector() ? " (does the picture have another size than the network was made for?)" : ""));
	}
}
