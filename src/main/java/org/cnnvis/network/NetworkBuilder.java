package org.cnnvis.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Op;

/**
 * Builds a {@link Network} node by node.
 *
 * <pre>{@code
 * NetworkBuilder net = new NetworkBuilder();
 * Node x = net.add("input", new Input(3, 224, 224));
 * x = net.add("conv1", convolution, Activation.RELU, x);   // nodes conv1:linear and conv1
 * x = net.add("pool1", Pooling.max(2, 2, Padding.NONE), x);
 * Network network = net.build(x);
 * }</pre>
 */
public final class NetworkBuilder {

	private final List<Node> nodes = new ArrayList<>();

	/** Adds a layer of one node. */
	public Node add(final String layer, final Op op, final Node... inputs) {
		return addPart(layer, "", op, inputs);
	}

	/** Adds a layer with an activation function (null: none): the part {@code linear}, then the layer. */
	public Node add(final String layer, final Op op, final Op activation, final Node... inputs) {
		if (activation == null || activation == Activation.LINEAR) return add(layer, op, inputs);
		return add(layer, activation, addPart(layer, Node.LINEAR, op, inputs));
	}

	/** Adds an inner part of a layer; the part "" is the layer's output and comes last. */
	public Node addPart(final String layer, final String part, final Op op, final Node... inputs) {
		final Node node = new Node(layer, part, op, Arrays.asList(inputs));
		nodes.add(node);
		return node;
	}

	public Network build(final Node... outputs) {
		return new Network(nodes, Arrays.asList(outputs));
	}
}
