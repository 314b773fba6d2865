package org.cnnvis.network.pass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;

/** Leaves out what some nodes do not need: a step for an early layer costs only the layers before it. */
public final class Cut {

	private Cut() {}

	/**
	 * @param targets nodes of the network, at least one; they become the outputs, in this order
	 * @return the targets and all that they are computed from; the nodes themselves, not copies
	 */
	public static Network at(final Network network, final List<Node> targets) {
		final Set<Node> needed = ancestors(targets);
		final List<Node> kept = new ArrayList<>();
		for (final Node node : network.nodes())
			if (needed.contains(node)) kept.add(node);
		return new Network(kept, targets);
	}

	private static Set<Node> ancestors(final Collection<Node> targets) {
		final Set<Node> found = Collections.newSetFromMap(new IdentityHashMap<>());
		final Deque<Node> open = new ArrayDeque<>(targets);
		while (!open.isEmpty()) {
			final Node node = open.pop();
			if (found.add(node)) open.addAll(node.inputs());
		}
		return found;
	}
}
