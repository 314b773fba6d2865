package org.cnnvis.visualize.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.pass.Cut;

/** Nodes of a network that are read, and the operations appended for it; each is there once. */
final class Taps {

	private final Network network;
	private final Map<String, Node> added = new LinkedHashMap<>();
	private final List<Node> nodes = new ArrayList<>();

	Taps(final Network network) {
		this.network = network;
	}

	/** Appends an operation, and names it after what it is for. */
	Node add(final Node node, final String part, final Op op) {
		final String name = node.part().isEmpty() ? part : node.part() + " " + part;
		final Node created = new Node(node.layer(), name, op, Arrays.asList(node));
		final Node known = added.putIfAbsent(created.name(), created);
		return known == null ? created : known;
	}

	Node mean(final Node node) {
		return add(node, "mean", new GlobalPooling(Pooling.Kind.AVERAGE));
	}

	Node square(final Node node) {
		return add(node, "square", Activation.of(Activation.Function.SQUARE));
	}

	/** What a node would yield without the activation functions at its end. */
	Node beforeActivation(final Node node) {
		return BeforeActivation.of(node, added);
	}

	/** Reads a node. Its number in the order of {@link #nodes}. */
	int tap(final Node node) {
		if (!nodes.contains(node)) nodes.add(node);
		return nodes.indexOf(node);
	}

	/** Up to a layer: those after it may need pictures of another size. */
	Map<Node, Shape> shapes(final Node layer, final Shape picture) {
		return Cut.at(network, Arrays.asList(layer)).shapes(picture.height(), picture.width());
	}

	List<Node> nodes() {
		return nodes;
	}

	/** The part of the network that is needed, with what was appended. */
	Network network() {
		final List<Node> all = new ArrayList<>(network.nodes());
		all.addAll(added.values());
		return Cut.at(new Network(all, nodes), nodes);
	}
}
