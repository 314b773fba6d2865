package org.cnnvis.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Softmax;

/**
 * What a network computes: a directed acyclic graph of operations from one picture to one or more outputs, in
 * inference mode. Immutable; passes return new networks. Prints itself as one line per node.
 */
public final class Network {

	private final List<Node> nodes;
	private final Map<String, Node> byName;
	private final List<Node> outputs;

	/**
	 * @param nodes in topological order, exactly one of them an {@link Input}, names unique
	 * @param outputs the network's own outputs, in the order of its file
	 */
	public Network(final List<Node> nodes, final List<Node> outputs) {
		this.nodes = Collections.unmodifiableList(new ArrayList<>(nodes));
		this.outputs = Collections.unmodifiableList(new ArrayList<>(outputs));
		this.byName = new LinkedHashMap<>();
		int inputs = 0;
		for (final Node node : this.nodes) {
			for (final Node input : node.inputs())
				if (byName.get(input.name()) != input) throw new IllegalArgumentException(
					"Node " + node.name() + " comes before its input " + input.name());
			if (byName.put(node.name(), node) != null) throw new IllegalArgumentException(
				"Two nodes have the name " + node.name());
			if (node.op() instanceof Input) inputs++;
		}
		if (inputs != 1) throw new IllegalArgumentException("A network has one input, not " + inputs);
		for (final Node output : this.outputs)
			if (byName.get(output.name()) != output) throw new IllegalArgumentException(
				"The output " + output.name() + " is not a node of the network");
		if (this.outputs.isEmpty()) throw new IllegalArgumentException("A network has at least one output");
	}

	/** In topological order. */
	public List<Node> nodes() {
		return nodes;
	}

	public List<Node> outputs() {
		return outputs;
	}

	public Node output() {
		return outputs.get(0);
	}

	public Node inputNode() {
		for (final Node node : nodes)
			if (node.op() instanceof Input) return node;
		throw new IllegalStateException("unreachable: the constructor wants one input");
	}

	/** The picture's size as the file states it; height and width are 0 where any size will do. */
	public Input input() {
		return (Input) inputNode().op();
	}

	/** The node of this name ({@code layer} or {@code layer:part}), or null. */
	public Node node(final String name) {
		return byName.get(name);
	}

	/** The nodes that yield the layers' outputs, without the input, in topological order. */
	public List<Node> layers() {
		final List<Node> layers = new ArrayList<>();
		for (final Node node : nodes)
			if (node.isLayerOutput() && !(node.op() instanceof Input)) layers.add(node);
		return layers;
	}

	/**
	 * The node before a node's activation function: the input of a ReLU, the logits before a softmax; the node itself
	 * where there is none.
	 */
	public static Node beforeActivation(final Node node) {
		return node.op() instanceof Activation || node.op() instanceof Softmax ? node.input() : node;
	}

	/** How many nodes read each node. */
	public Map<Node, Integer> consumers() {
		final Map<Node, Integer> count = new IdentityHashMap<>();
		for (final Node node : nodes) {
			count.putIfAbsent(node, 0);
			for (final Node input : node.inputs())
				count.merge(input, 1, Integer::sum);
		}
		return count;
	}

	/**
	 * Shapes of all nodes for a picture of the given size.
	 *
	 * @param height picture height in pixels; 0 takes the size that the network states
	 * @throws ShapeException naming the layer that cannot work on this size
	 */
	public Map<Node, Shape> shapes(final int height, final int width) {
		final Map<Node, Shape> shapes = new IdentityHashMap<>();
		final Shape picture = input().shape(height, width);
		for (final Node node : nodes) {
			if (node.op() instanceof Input) {
				shapes.put(node, picture);
				continue;
			}
			final List<Shape> inputs = new ArrayList<>();
			for (final Node input : node.inputs())
				inputs.add(shapes.get(input));
			try {
				shapes.put(node, node.op().outputShape(inputs));
			}
			catch (final IllegalArgumentException | ArithmeticException | ShapeException e) {
				throw new ShapeException("Layer '" + node.layer() + "' (" + node.op().name() + ") cannot work on " + inputs +
					" for a picture of " + picture.width() + " x " + picture.height() + " pixels: " + e.getMessage() + ".");
			}
		}
		return shapes;
	}

	@Override
	public String toString() {
		final StringBuilder s = new StringBuilder();
		for (final Node node : nodes)
			s.append(node).append('\n');
		return s.toString();
	}
}
