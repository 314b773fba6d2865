package org.cnnvis.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;

/**
 * Writes a network node by node while a file is read, and knows the shape of each. What does not fit, and what no real
 * network has, is refused with the layer's name.
 */
public class NetworkWriter {

	/** A few nested models that are called many times each could otherwise fill the memory. */
	private static final int MAX_NODES = 100_000;

	/** Arrays with a number per channel are made while reading; no real layer comes near this. */
	private static final int MAX_CHANNELS = 1 << 24;

	private final int any;
	private final NetworkBuilder net = new NetworkBuilder();
	private final Map<Node, Shape> shapes = new HashMap<>();
	private final Set<String> names = new HashSet<>();

	/** @param any pixels that stand in for an open height or width while shapes are inferred */
	public NetworkWriter(final int any) {
		this.any = any;
	}

	/** The picture. */
	public final Node input(final String layer, final Input input) {
		return add(layer, "", input, Shape.of(input.channels(), orAny(input.height()), orAny(input.width())));
	}

	private int orAny(final int pixels) {
		return pixels == 0 ? any : pixels;
	}

	/** Adds a node, an inner part of a layer or (part "") its output. */
	public final Node add(final String layer, final String part, final Op op, final Node... inputs) {
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

	/** For a picture of the size that the file states, or of the stand-in's size where it states none. */
	public final Shape shape(final Node node) {
		return shapes.get(node);
	}

	/** A part name that the layer does not have yet. */
	public final String unused(final String layer, final String part) {
		String name = part;
		for (int i = 2; names.contains(layer + ":" + name); i++)
			name = part + i;
		return name;
	}

	public final Network build(final List<Node> outputs) {
		return net.build(outputs.toArray(new Node[0]));
	}
}
