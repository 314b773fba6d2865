package org.cnnvis.model.dl4j;

import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Op;

/** Where one layer is translated: its name, its weights, and the network that its nodes go into. */
final class Scope {

	/** What {@link Dl4jGraph} adds to a layer's name for the vertex with its border: it is part of the layer. */
	static final String BORDER = ":border";

	private final String layer;
	private final String kind;
	private final Weights weights;
	private final NetworkBuilder network;
	private final InputSize size;

	/** @param kind DL4J's class of the layer, for messages */
	Scope(final String layer, final String kind, final Weights weights, final NetworkBuilder network,
		final InputSize size)
	{
		this.layer = layer;
		this.kind = kind;
		this.weights = weights;
		this.network = network;
		this.size = size;
	}

	Weights weights() {
		return weights;
	}

	/** Gathers what layers tell about the picture's size. */
	InputSize size() {
		return size;
	}

	/** Adds an inner node of the layer. */
	Node part(final String part, final Op op, final Node... inputs) {
		return network.addPart(layer, part, op, inputs);
	}

	/** Adds the node that yields the layer's output. */
	Node output(final Op op, final Node... inputs) {
		final int end = layer.length() - BORDER.length();
		if (layer.endsWith(BORDER)) return network.addPart(layer.substring(0, end), BORDER.substring(1), op, inputs);
		return network.add(layer, op, inputs);
	}

	/** Adds the layer's last operation and its activation functions. */
	Node output(final Op op, final List<Op> activations, final Node... inputs) {
		if (activations.isEmpty()) return output(op, inputs);
		return activate(part(Node.LINEAR, op, inputs), activations);
	}

	/** Adds activation functions, the last of which yields the layer's output; at least one. */
	Node activate(final Node input, final List<Op> activations) {
		Node node = input;
		for (int i = 0; i < activations.size() - 1; i++)
			node = part("activation" + (i + 1), activations.get(i), node);
		return output(activations.get(activations.size() - 1), node);
	}

	/** @param what cannot be computed, a phrase that follows "... because" */
	CnnVisException refuse(final String what) {
		return new CnnVisException("The layer '" + layer + "' (DL4J's " + kind + ") cannot be computed because " + what);
	}
}
