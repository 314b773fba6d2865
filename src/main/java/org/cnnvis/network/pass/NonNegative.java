package org.cnnvis.network.pass;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;

/** Tells maps without negative numbers. */
public final class NonNegative {

	private NonNegative() {}

	/** False where it is not known. */
	public static boolean is(final Node node) {
		final Op op = node.op();
		if (op instanceof Activation) return is((Activation) op);
		if (op instanceof Softmax) return true;
		final boolean keeps = op instanceof Identity || op instanceof Border || op instanceof Concat || op instanceof Pooling ||
			op instanceof GlobalPooling || op instanceof LocalResponseNormalization;
		return keeps && node.inputs().stream().allMatch(NonNegative::is);
	}

	private static boolean is(final Activation a) {
		switch (a.function()) {
			case RELU:
				return a.alpha() == 0 && a.threshold() >= 0 && a.beta() >= 0;
			case SIGMOID:
			case SOFTPLUS:
			case HARD_SIGMOID:
			case EXP:
			case ABS:
			case SQUARE:
				return true;
			default:
				return false;
		}
	}
}
