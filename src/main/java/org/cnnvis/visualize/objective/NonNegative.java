package org.cnnvis.visualize.objective;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Pooling;

/** Finds layers whose numbers are never below 0. */
final class NonNegative {

	private NonNegative() {}

	static boolean is(final Node node) {
		final Op op = node.op();
		if (op instanceof Activation) return isNonNegative((Activation) op);
		return passesOn(op) && node.inputs().stream().allMatch(NonNegative::is);
	}

	private static boolean isNonNegative(final Activation activation) {
		return activation.canDie() && activation.threshold() >= 0;
	}

	private static boolean passesOn(final Op op) {
		return op instanceof Concat || op instanceof Identity || op instanceof ChannelRange || op instanceof Pooling;
	}
}
