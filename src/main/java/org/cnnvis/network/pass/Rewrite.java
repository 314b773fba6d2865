package org.cnnvis.network.pass;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Op;

/** Rebuilds a network with some nodes replaced. */
final class Rewrite {

	private Rewrite() {}

	/**
	 * @param rule gives the replacement for a node and its replaced inputs: a new node, or one that exists already
	 * @return the new network, without the nodes that no output needs any more
	 */
	static Network apply(final Network network, final BiFunction<Node, List<Node>, Node> rule) {
		final Map<Node, Node> images = new IdentityHashMap<>();
		final Map<Node, Boolean> present = new IdentityHashMap<>();
		final List<Node> nodes = new ArrayList<>();
		for (final Node node : network.nodes()) {
			final Node image = rule.apply(node, all(node.inputs(), images));
			images.put(node, image);
			if (present.put(image, true) == null) nodes.add(image);
		}
		final List<Node> outputs = all(network.outputs(), images);
		return Cut.at(new Network(nodes, outputs), outputs);
	}

	/** The node with other inputs (the node itself where they are the same), of the same name. */
	static Node withInputs(final Node node, final List<Node> inputs) {
		// Nodes have no equality of their own, so this compares identities.
		return inputs.equals(node.inputs()) ? node : with(node, node.op(), inputs);
	}

	/** A node of the same name with another operation. */
	static Node with(final Node node, final Op op, final List<Node> inputs) {
		return new Node(node.layer(), node.part(), op, inputs);
	}

	private static List<Node> all(final List<Node> nodes, final Map<Node, Node> images) {
		final List<Node> out = new ArrayList<>();
		for (final Node node : nodes)
			out.add(images.get(node));
		return out;
	}
}
