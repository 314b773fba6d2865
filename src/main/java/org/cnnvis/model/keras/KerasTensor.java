package org.cnnvis.model.keras;

import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;

/**
 * A node of the graph as Keras sees its output: how many axes it has and which of them the graph's channels, height
 * and width are. Keras counts axes from 1, the batch being axis 0; negative axes count from the end. Immutable.
 */
final class KerasTensor {

	/** Which axes of Keras the graph's (channels, height, width) are. */
	enum Layout {
			/** (height, width, channels), (height, channels) with width 1, or (channels) */
			CHANNELS_LAST,
			/** (channels, height, width) */
			CHANNELS_FIRST,
			/** (height, width) with one channel: a grey picture without an axis for its channel */
			PLANE;

		static Layout of(final String dataFormat) {
			return "channels_first".equals(dataFormat) ? CHANNELS_FIRST : CHANNELS_LAST;
		}
	}

	private final Node node;
	private final Shape shape;
	private final int rank;
	private final Layout layout;

	/** @param rank number of axes without the batch, 1 to 3 */
	KerasTensor(final Node node, final Shape shape, final int rank, final Layout layout) {
		this.node = node;
		this.shape = shape;
		this.rank = rank;
		this.layout = layout;
	}

	Node node() {
		return node;
	}

	/** For a picture of the size that the file states, or of a stand-in's size where it states none. */
	Shape shape() {
		return shape;
	}

	int rank() {
		return rank;
	}

	Layout layout() {
		return layout;
	}

	boolean isMap() {
		return rank == 3;
	}

	KerasTensor withRank(final int newRank) {
		return new KerasTensor(node, shape, newRank, layout);
	}

	/**
	 * Which of the graph's axes (0 channels, 1 height, 2 width) an axis of Keras is; -1 for the batch's axis and for
	 * axes that do not exist.
	 */
	int axis(final int kerasAxis) {
		final int axis = kerasAxis < 0 ? rank + 1 + kerasAxis : kerasAxis;
		if (axis < 1 || axis > rank) return -1;
		if (layout == Layout.CHANNELS_FIRST) return axis - 1;
		if (layout == Layout.PLANE) return axis;
		return axis == rank ? 0 : axis;
	}

	/** Length along one of the graph's axes. */
	int length(final int axis) {
		return axis == 0 ? shape.channels() : axis == 1 ? shape.height() : shape.width();
	}
}
