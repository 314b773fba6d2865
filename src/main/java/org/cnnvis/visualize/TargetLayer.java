package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.pass.Cut;

/** The layer whose filters are shown. Immutable. */
final class TargetLayer {

	private static final int LISTED = 12;

	private final Model model;
	private final Node node;

	private TargetLayer(final Model model, final Node node) {
		this.model = model;
		this.node = node;
	}

	/**
	 * @param name as the user writes it; empty is the network's output; a part such as {@code conv1:linear} is found too
	 * @throws CnnVisException if there is no such layer, with the names that are near
	 */
	static TargetLayer find(final Model model, final String name) {
		final Network network = model.network();
		if (name.trim().isEmpty()) return new TargetLayer(model, network.output());
		final Node exact = network.node(name.trim());
		if (exact != null && !(exact.op() instanceof Input)) return new TargetLayer(model, exact);
		final List<Node> alike = network.layers().stream().filter(n -> n.name().equalsIgnoreCase(name.trim())).collect(
			Collectors.toList());
		if (alike.size() == 1) return new TargetLayer(model, alike.get(0));
		throw new CnnVisException("layer: '" + name.trim() + "' is not a layer of " + model + hint(name, network));
	}

	private static String hint(final String name, final Network network) {
		final List<String> names = network.layers().stream().map(Node::name).collect(Collectors.toList());
		final String end = Suggestion.sentenceEnd(name, names);
		if (end.length() > 1) return end;
		if (names.size() <= LISTED) return "; its layers are " + String.join(", ", names) + ".";
		return "; its " + names.size() + " layers go from " + names.get(0) + " to " + names.get(names.size() - 1) + ".";
	}

	/** As in the model. */
	String name() {
		return node.name();
	}

	/** The layer's channels are the model's classes. */
	boolean isClasses() {
		final Node output = model.network().output();
		return model.isClassifier() && (node == output || node == Network.beforeActivation(output));
	}

	/** Names of the channels; empty unless they are classes. */
	List<String> classes() {
		return isClasses() ? model.classes() : Collections.emptyList();
	}

	/**
	 * The part of the network that yields what is to be driven up: for hidden layers their output (after the ReLU), for
	 * classes the logits or the probabilities.
	 */
	Network readout(final boolean softmax) {
		final Network network = model.network();
		if (!isClasses()) return withOutput(network, node);
		final Node logits = Network.beforeActivation(network.output());
		if (!softmax) return withOutput(network, logits);
		if (logits != network.output()) return withOutput(network, network.output());
		return withOutput(network, new Node(logits.layer(), "softmax", new Softmax(), Arrays.asList(logits)));
	}

	/** What a node needs, with it as the output; the node may be new. */
	static Network withOutput(final Network network, final Node output) {
		final List<Node> nodes = new ArrayList<>(network.nodes());
		if (network.node(output.name()) == null) nodes.add(output);
		final List<Node> outputs = Arrays.asList(output);
		return Cut.at(new Network(nodes, outputs), outputs);
	}

	@Override
	public String toString() {
		return name();
	}
}
