package org.cnnvis.model.dl4j;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Reshape;

/**
 * What flows between two layers: a node of our network, which counts channels first, and how DL4J's array counts the
 * same numbers. Immutable.
 */
final class Signal {

	/** How DL4J's array is laid out, the batch apart. */
	enum Layout {
			/** (channels) */
			VECTOR,
			/** (channels, height, width) */
			CHANNELS_FIRST,
			/** (height, width, channels) */
			CHANNELS_LAST
	}

	private final Node node;
	private final int channels;
	private final Layout layout;

	/** @param channels 0 where it is known only for a given picture size */
	Signal(final Node node, final int channels, final Layout layout) {
		this.node = node;
		this.channels = channels;
		this.layout = layout;
	}

	/** The same layout and number of channels from another node. */
	Signal with(final Node newNode) {
		return new Signal(newNode, channels, layout);
	}

	Node node() {
		return node;
	}

	int channels() {
		return channels;
	}

	Layout layout() {
		return layout;
	}

	boolean isVector() {
		return layout == Layout.VECTOR;
	}

	/** In which order DL4J flattens it. */
	Reshape.Order order() {
		return layout == Layout.CHANNELS_LAST ? Reshape.Order.CHANNELS_LAST : Reshape.Order.CHANNELS_FIRST;
	}

	/** Which of our axes (0 channels, 1 height, 2 width) an axis of DL4J's array is, where axis 0 is the batch. */
	int axis(final int dl4jAxis) {
		if (layout != Layout.CHANNELS_LAST) return dl4jAxis - 1;
		return dl4jAxis == 3 ? 0 : dl4jAxis;
	}
}
