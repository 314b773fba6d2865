package org.cnnvis.model.keras;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Permute;

import org.cnnvis.model.keras.KerasTensor.Layout;

/** Writes a network node by node, and knows the shape of each. */
final class GraphWriter {

	/** Pixels that stand in for an open height or width while shapes are inferred; only channels matter then. */
	private static final int ANY = 512;

	/** A few nested models that are called many times each could otherwise fill the memory. */
	private static final int MAX_NODES = 100_000;

	/** Arrays with a number per channel are made while reading; no real layer comes near this. */
	private static final int MAX_CHANNELS = 1 << 24;

	private final NetworkBuilder net = new NetworkBuilder();
	private final Map<Node, Shape> shapes = new HashMap<>();
	private final Set<String> names = new HashSet<>();

	/** The picture. */
	Node input(final String layer, final Input input) {
		return add(layer, "", input, Shape.of(input.channels(), orAny(input.height()), orAny(input.width())));
	}

	private static int orAny(final int pixels) {
		return pixels == 0 ? ANY : pixels;
	}

	/** Adds a node, an inner part of a layer or (part "") its output. */
	Node add(final String layer, final String part, final Op op, final Node... inputs) {
		final List<Shape> in = new ArrayList<>();
		for (final Node input : inputs)
			in.add(shapes.get(input));
		final Shape shape;
		try {
			shape = op.outputShape(in);
			shape.size();
		}
		// Ops report what does not fit as CnnVisException or IllegalArgumentException, sizes beyond int as the last.
		catch (final CnnVisException | IllegalArgumentException | ArithmeticException e) {
			throw new CnnVisException("Layer '" + layer + "' (" + op.name() + ") cannot work on " + in + ": " + e
				.getMessage(), e);
		}
		return add(layer, part, op, shape, inputs);
	}

	private Node add(final String layer, final String part, final Op op, final Shape shape, final Node... inputs) {
		if (names.size() >= MAX_NODES) throw new CnnVisException("The network has more than " + MAX_NODES + " operations");
		if (shape.channels() > MAX_CHANNELS) throw new CnnVisException("Layer '" + layer + "' has " + shape.channels() +
			" channels, which is implausible");
		final Node node = net.addPart(layer, part, op, inputs);
		if (!names.add(node.name())) throw new CnnVisException("Two layers have the name '" + node.name() + "'");
		shapes.put(node, shape);
		return node;
	}

	Shape shape(final Node node) {
		return shapes.get(node);
	}

	Network build(final List<Node> outputs) {
		return net.build(outputs.toArray(new Node[0]));
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

	/** A part name that the layer does not have yet. */
	private String unused(final String layer, final String part) {
		String name = part;
		for (int i = 2; names.contains(layer + ":" + name); i++)
			name = part + i;
		return name;
	}
}
