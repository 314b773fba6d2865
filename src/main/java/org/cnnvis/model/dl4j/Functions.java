package org.cnnvis.model.dl4j;

import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Softmax;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Our activation functions as DL4J's. */
final class Functions {

	private Functions() {}

	static IActivation identity() {
		return new ActivationIdentity();
	}

	/** Null where DL4J has none that computes the same. */
	static IActivation of(final Op op) {
		if (op instanceof Softmax) return new ActivationSoftmax();
		if (!(op instanceof Activation)) return null;
		final Activation f = (Activation) op;
		switch (f.function()) {
			case RELU:
				if (f.threshold() != 0) return null;
				if (f.beta() == 6 && f.alpha() == 0) return new ActivationReLU6();
				return f.beta() == Float.POSITIVE_INFINITY ? new ActivationReLU(null, 0.0, (double) f.alpha()) : null;
			case ELU:
				return new ActivationELU(f.alpha());
			case SELU:
				return new ActivationSELU();
			case SIGMOID:
				return new ActivationSigmoid();
			case TANH:
				return new ActivationTanH();
			case SOFTPLUS:
				return new ActivationSoftPlus();
			case SOFTSIGN:
				return new ActivationSoftSign();
			case SWISH:
				return f.alpha() == 1 ? new ActivationSwish() : null;
			case MISH:
				return new ActivationMish();
			default:
				return null;
		}
	}
}
