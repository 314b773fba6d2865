package org.cnnvis.network.pass;

import java.util.List;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;

/** The passes in the order in which a backend wants them. */
public final class Passes {

	private Passes() {}

	/**
	 * The part of a network that some taps need, in its simplest form.
	 *
	 * @return a network whose output i yields the value of tap i; several outputs may be the same node
	 */
	public static Network prepare(final Network network, final List<Node> taps) {
		return FoldBorder.of(FoldAffine.of(DropIdentities.of(Cut.at(network, taps))));
	}
}
