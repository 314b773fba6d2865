package org.cnnvis.classify;

import java.util.Optional;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;

/** The numbers from which a classifier's last layer decides: what its network has made of a picture. */
public final class Features {

	private Features() {}

	/** What the last layer with weights reads; nothing where that is the picture itself, or where paths meet after it. */
	public static Optional<Node> of(final Network network) {
		Node node = network.output();
		while (node.op().weights().isEmpty()) {
			if (node.inputs().size() != 1) return Optional.empty();
			node = node.input();
		}
		return node.input() == network.inputNode() ? Optional.empty() : Optional.of(node.input());
	}
}
