package org.cnnvis.network.pass;

import org.cnnvis.network.Network;
import org.cnnvis.network.op.Input;

/** Gives a network another input, for example one whose size has become known. */
public final class StateInput {

	private StateInput() {}

	/** @param input of as many channels as the network's own */
	public static Network as(final Network network, final Input input) {
		if (input.channels() != network.input().channels()) throw new IllegalArgumentException(
			"a network with " + network.input().channels() + " input channels cannot take " + input.channels());
		return Rewrite.apply(network, (node, inputs) -> node.op() instanceof Input ? Rewrite.with(node, input, inputs)
			: Rewrite.withInputs(node, inputs));
	}
}
