package org.cnnvis.visualize;

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

	/** Name of a channel where the channels are classes, else empty. */
	String className(final int channel) {
		final List<String> classes = classes();
		return channel < classes.size() ? classes.get(channel) : "";
	}

	/** The part of the network that the layer needs, with the layer as its output. */
	Network network() {
		return Cut.at(model.network(), Arrays.asList(isClasses() ? Network.beforeActivation(node) : node));
	}

	@Override
	public String toString() {
		return name();
	}
}
