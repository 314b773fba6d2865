package org.cnnvis.network.pass;

import org.cnnvis.network.Network;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Op;

/** Removes what inference ignores: dropout, noise, linear activations. An output that is one becomes its input. */
public final class DropIdentities {

	private DropIdentities() {}

	public static Network of(final Network network) {
		return Rewrite.apply(network, (node, inputs) -> isIdentity(node.op()) ? inputs.get(0) : Rewrite.withInputs(node,
			inputs));
	}

	private static boolean isIdentity(final Op op) {
		return op instanceof Identity || op instanceof Activation && ((Activation) op)
			.function() == Activation.Function.LINEAR;
	}
}
