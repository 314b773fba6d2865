package org.cnnvis.model.keras;

import java.util.Arrays;

import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Reshape.Order;

import org.cnnvis.model.keras.KerasTensor.Layout;

/** Layers that arrange numbers anew. */
final class ShapeLayers {

	private ShapeLayers() {}

	/**
	 * Keras flattens in the order of its axes. With data_format channels_first, it moves the channels to the end first;
	 * without data_format (before Keras 2.2) it does not.
	 */
	static KerasTensor flatten(final LayerContext layer) {
		final boolean moves = "channels_first".equals(layer.config.text("data_format", null));
		KerasTensor x = layer.input();
		if (moves && x.rank() == 3) x = layer.in(x, Layout.CHANNELS_FIRST);
		final boolean last = x.layout() == Layout.CHANNELS_LAST || x.layout() == Layout.CHANNELS_FIRST && moves;
		return vector(layer.output(Reshape.flatten(last ? Order.CHANNELS_LAST : Order.CHANNELS_FIRST), x));
	}

	private static KerasTensor vector(final KerasTensor x) {
		return new KerasTensor(x.node(), x.shape(), 1, Layout.CHANNELS_LAST);
	}

	static KerasTensor reshape(final LayerContext layer) {
		final int[] target = layer.config.has("target_shape") ? layer.config.integers("target_shape") : new int[0];
		if (target.length < 1 || target.length > 3) throw layer.config.refuse("its target shape " + Arrays.toString(
			target) + " is not a map or a vector");
		if (Arrays.stream(target).filter(d -> d < 1).count() > 1 || Arrays.stream(target).anyMatch(d -> d == 0 || d < -1))
			throw layer.config.refuse("its target shape is " + Arrays.toString(target));
		final int n = target.length;
		final Reshape op = new Reshape(target[n - 1], n == 1 ? 1 : target[0], n == 3 ? target[1] : 1, Order.CHANNELS_LAST);
		return layer.output(op, layer.channelsLast()).withRank(n);
	}

	/** Axis i of the output is axis dims[i - 1] of the input, counted from 1. */
	static KerasTensor permute(final LayerContext layer) {
		final KerasTensor x = layer.channelsLast();
		final int[] dims = layer.config.has("dims") ? layer.config.integers("dims") : new int[0];
		final int[] sorted = dims.clone();
		Arrays.sort(sorted);
		for (int i = 0; i < x.rank() || i < sorted.length; i++)
			if (sorted.length != x.rank() || sorted[i] != i + 1) throw layer.config.refuse("its order of axes " + Arrays
				.toString(dims) + " does not fit an input of " + x.rank() + " axes");
		final int[] order = { 0, 1, 2 };
		for (int axis = 1; axis <= x.rank(); axis++)
			order[x.axis(axis)] = x.axis(dims[axis - 1]);
		return layer.output(new Permute(order), x);
	}
}
