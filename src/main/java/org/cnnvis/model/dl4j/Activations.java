package org.cnnvis.model.dl4j;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Activation.Function;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Softmax;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** DL4J's activation functions as operations of the network. */
final class Activations {

	private Activations() {}

	/**
	 * The operations, in order, that an activation function is made of; empty for the identity.
	 *
	 * @param in what it is applied to
	 */
	static List<Op> of(final IActivation function, final Signal in, final Scope scope) {
		if (function instanceof ActivationReLU) return relu((ActivationReLU) function);
		if (function instanceof ActivationLReLU) return one(Activation.relu((float) ((ActivationLReLU) function).getAlpha(),
			Float.POSITIVE_INFINITY, 0));
		// Meant is a slope in the middle of the range; DL4J's numbers are max(x, that slope).
		if (function instanceof ActivationRReLU) throw scope.refuse(
			"DL4J computes its activation function, the randomised ReLU, wrongly outside of training");
		if (function instanceof ActivationThresholdedReLU) return one(Activation.relu(0, Float.POSITIVE_INFINITY,
			(float) ((ActivationThresholdedReLU) function).getTheta()));
		if (function instanceof ActivationELU) return one(Activation.of(Function.ELU, (float) ((ActivationELU) function)
			.getAlpha(), 0));
		// DL4J's approximations of x * Phi(x); its precise one, with a hyperbolic tangent, lacks the cubic term.
		if (function instanceof ActivationGELU) return one(Activation.of(Function.SWISH, ((ActivationGELU) function)
			.isPrecise() ? (float) (2 * Math.sqrt(2 / Math.PI)) : 1.702f, 0));
		return ofName(function.getClass().getSimpleName(), in, scope);
	}

	private static List<Op> ofName(final String name, final Signal in, final Scope scope) {
		switch (name) {
			case "ActivationIdentity":
				return Collections.emptyList();
			case "ActivationReLU6":
				return one(Activation.RELU6);
			case "ActivationSigmoid":
				return one(Activation.SIGMOID);
			case "ActivationTanH":
				return one(Activation.TANH);
			case "ActivationSELU":
				return one(Activation.of(Function.SELU));
			case "ActivationSoftPlus":
				return one(Activation.of(Function.SOFTPLUS));
			case "ActivationSoftSign":
				return one(Activation.of(Function.SOFTSIGN));
			case "ActivationSwish":
				return one(Activation.of(Function.SWISH));
			case "ActivationMish":
				return one(Activation.of(Function.MISH));
			case "ActivationCube":
				return one(Activation.of(Function.CUBE));
			case "ActivationHardSigmoid":
				return one(Activation.of(Function.HARD_SIGMOID, 0.2f, 0.5f));
			case "ActivationHardTanH":
				return hardTanh(in, scope);
			case "ActivationRectifiedTanh":
				return Arrays.asList(Activation.TANH, Activation.RELU);
			case "ActivationSoftmax":
				return softmax(in);
			default:
				throw scope.refuse("its activation function " + name + " is not known");
		}
	}

	private static List<Op> relu(final ActivationReLU relu) {
		final double max = relu.getMax() == null ? 0 : relu.getMax();
		return one(Activation.relu(number(relu.getNegativeSlope()), max > 0 ? (float) max : Float.POSITIVE_INFINITY, number(
			relu.getThreshold())));
	}

	private static float number(final Double value) {
		return value == null ? 0 : value.floatValue();
	}

	/** clip(x, -1, 1) = 2 clip(x / 2 + 1 / 2, 0, 1) - 1 */
	private static List<Op> hardTanh(final Signal in, final Scope scope) {
		return Arrays.asList(Activation.of(Function.HARD_SIGMOID, 0.5f, 0.5f), uniform(2, -1, in, scope));
	}

	/** The same scale and shift for all channels. */
	static Affine uniform(final double scale, final double shift, final Signal in, final Scope scope) {
		if (in.channels() == 0) throw scope.refuse("its number of channels depends on the picture's size");
		final float[] scales = new float[in.channels()], shifts = new float[in.channels()];
		Arrays.fill(scales, (float) scale);
		Arrays.fill(shifts, (float) shift);
		return new Affine(scales, shifts);
	}

	/** DL4J's softmax runs over the last axis of its array: the columns of a map with channels first. */
	private static List<Op> softmax(final Signal in) {
		if (in.layout() != Signal.Layout.CHANNELS_FIRST) return one(new Softmax());
		return Arrays.asList(new Permute(2, 1, 0), new Softmax(), new Permute(2, 1, 0));
	}

	private static List<Op> one(final Op op) {
		return Collections.singletonList(op);
	}
}
