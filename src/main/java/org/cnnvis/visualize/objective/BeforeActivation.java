package org.cnnvis.visualize.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Pooling;

/**
 * Finds what a layer would yield without the activation functions at its end: of a joined layer, what its branches
 * yield before theirs; of maxima, those of what was not cut off.
 */
final class BeforeActivation {

	private static final String PART = "before activation";

	private BeforeActivation() {}

	/**
	 * @param added nodes that the network does not have, by their names, in topological order; receives those that are not
	 *          there yet
	 * @return the node itself where no activation function is at its end
	 */
	static Node of(final Node node, final Map<String, Node> added) {
		final Node before = Network.beforeActivation(node);
		if (before != node) return before;
		if (!passesOn(node)) return node;
		final List<Node> inputs = new ArrayList<>();
		boolean same = true;
		for (final Node input : node.inputs()) {
			inputs.add(of(input, added));
			same &= inputs.get(inputs.size() - 1) == input;
		}
		if (same) return node;
		final Node copy = new Node(node.layer(), node.part() + PART, node.op(), inputs);
		final Node known = added.putIfAbsent(copy.name(), copy);
		return known == null ? copy : known;
	}

	/** The activation function could as well come after this operation. */
	private static boolean passesOn(final Node node) {
		return node.op() instanceof Concat || node.op() instanceof Identity || node.op() instanceof ChannelRange || node
			.op() instanceof Pooling && ((Pooling) node.op()).kind() == Pooling.Kind.MAX;
	}
}
