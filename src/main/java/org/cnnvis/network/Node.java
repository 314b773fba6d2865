package org.cnnvis.network;

import java.util.Collections;
import java.util.ArrayList;
import java.util.List;

import org.cnnvis.network.op.Op;

/**
 * One operation of a {@link Network}. A layer of the user's file becomes one node, or several: a convolution with a
 * ReLU is the part {@code linear} (before the ReLU) and the layer itself (after it). The last node of a layer has no
 * part name and answers to the layer's name.
 */
public final class Node {

	/** Part name of a layer's output before its activation function. */
	public static final String LINEAR = "linear";

	private final String layer;
	private final String part;
	private final Op op;
	private final List<Node> inputs;

	public Node(final String layer, final String part, final Op op, final List<Node> inputs) {
		this.layer = layer;
		this.part = part;
		this.op = op;
		this.inputs = Collections.unmodifiableList(new ArrayList<>(inputs));
	}

	/** Name of the layer that this node belongs to, as in the user's file. */
	public String layer() {
		return layer;
	}

	/** What this node is within its layer; empty for the node that yields the layer's output. */
	public String part() {
		return part;
	}

	public boolean isLayerOutput() {
		return part.isEmpty();
	}

	/** Unique within the network: {@code layer} or {@code layer:part}. */
	public String name() {
		return part.isEmpty() ? layer : layer + ":" + part;
	}

	public Op op() {
		return op;
	}

	public List<Node> inputs() {
		return inputs;
	}

	public Node input() {
		return inputs.get(0);
	}

	@Override
	public String toString() {
		final StringBuilder s = new StringBuilder(name()).append(" = ").append(op).append('(');
		for (int i = 0; i < inputs.size(); i++)
			s.append(i == 0 ? "" : ", ").append(inputs.get(i).name());
		return s.append(')').toString();
	}
}
