package org.cnnvis.model.keras;

import java.util.Arrays;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.NetworkWriter;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Permute;

import org.cnnvis.model.keras.KerasTensor.Layout;

/** Writes a network with Keras' tensors, whose axes have an order of their own. */
final class GraphWriter extends NetworkWriter {

	/** Pixels that stand in for an open height or width while shapes are inferred; only channels matter then. */
	private static final int ANY = 512;

	GraphWriter() {
		super(ANY);
	}

	/**
	 * The same tensor with its axes where a layer wants them, channels first or last. Adds a node to the layer where they
	 * have to move.
	 */
	KerasTensor inLayout(final String layer, final KerasTensor x, final Layout layout) {
		if (x.layout() == layout || x.rank() == 1) return x;
		final int[] k = new int[x.rank()];
		Arrays.setAll(k, i -> x.axis(i + 1));
		if (layout == Layout.CHANNELS_FIRST) {
			if (k.length != 3) throw new CnnVisException("Layer '" + layer +
				"' wants maps (channels, height, width), but its input has " + k.length + " axes");
			return permuted(layer, x, k, layout);
		}
		return permuted(layer, x, k.length == 3 ? new int[] { k[2], k[0], k[1] } : new int[] { k[1], k[0], 3 - k[0] -
			k[1] }, layout);
	}

	/** Exchanges axes: the graph's axis i of the result is axis order[i] of x. */
	KerasTensor permuted(final String layer, final KerasTensor x, final int[] order, final Layout layout) {
		final String part = unused(layer, "order");
		final Node node = add(layer, part, new Permute(order), x.node());
		return new KerasTensor(node, shape(node), x.rank(), layout);
	}
}
