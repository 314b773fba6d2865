package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.Map;

import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Activation.Function;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.ParametricRelu;

/** Activation functions. */
final class FunctionOperators {

	private static final float NONE = Float.POSITIVE_INFINITY;

	private FunctionOperators() {}

	static void register(final Map<String, Operator> known) {
		for (final String name : new String[] { "Relu", "Sigmoid", "Tanh", "Softplus", "Softsign", "Selu", "Abs", "Exp",
			"Mish", "HardSwish" })
			known.put(name, call -> call.outputLike(call.view(0), activation(name, null)));
		known.put("LeakyRelu", call -> leaky(call, 0.01f));
		known.put("Elu", call -> call.outputLike(call.view(0), Activation.of(Function.ELU, call.op.number("alpha", 1), 0)));
		known.put("Celu", FunctionOperators::celu);
		known.put("ThresholdedRelu", call -> call.outputLike(call.view(0), Activation.relu(0, NONE, call.op.number("alpha",
			1))));
		known.put("HardSigmoid", call -> call.outputLike(call.view(0), Activation.of(Function.HARD_SIGMOID, call.op.number(
			"alpha", 0.2f), call.op.number("beta", 0.5f))));
		known.put("Gelu", FunctionOperators::gelu);
		known.put("com.microsoft.Gelu", FunctionOperators::gelu);
		known.put("Clip", FunctionOperators::clip);
		known.put("PRelu", FunctionOperators::parametric);
		known.put("Erf", call -> new ErfPart(call.view(0), 0, 1));
	}

	/** @return null if it is not one of those that take no, or these, parameters */
	static Activation activation(final String name, final float[] parameters) {
		final int count = parameters == null ? 0 : parameters.length;
		switch (name) {
			case "Relu":
				return Activation.RELU;
			case "Sigmoid":
				return Activation.SIGMOID;
			case "Tanh":
				return Activation.TANH;
			case "Softplus":
				return Activation.of(Function.SOFTPLUS);
			case "Softsign":
				return Activation.of(Function.SOFTSIGN);
			case "Selu":
				return Activation.of(Function.SELU);
			case "Abs":
				return Activation.of(Function.ABS);
			case "Exp":
				return Activation.of(Function.EXP);
			case "Mish":
				return Activation.of(Function.MISH);
			case "HardSwish":
				return Activation.of(Function.HARD_SWISH);
			case "LeakyRelu":
				return Activation.relu(count > 0 ? parameters[0] : 0.01f, NONE, 0);
			case "HardSigmoid":
				return count == 2 ? Activation.of(Function.HARD_SIGMOID, parameters[0], parameters[1]) : null;
			case "Clip":
				return count == 2 && parameters[0] == 0 ? Activation.relu(0, parameters[1], 0) : null;
			default:
				return null;
		}
	}

	static View leaky(final Call call, final float usual) {
		return call.outputLike(call.view(0), Activation.relu(call.op.number("alpha", usual), NONE, 0));
	}

	private static Value gelu(final Call call) {
		return call.outputLike(call.view(0), Activation.of(call.op.text("approximate", "none").equals("tanh")
			? Function.GELU_TANH : Function.GELU));
	}

	/** alpha * ELU(x / alpha) */
	private static Value celu(final Call call) {
		final float alpha = call.op.number("alpha", 1);
		final View x = call.view(0);
		final Node scaled = call.part("scaled", affine(call, x, 1 / alpha, 0), x.node());
		final Node elu = call.part("elu", Activation.of(Function.ELU), scaled);
		return x.on(call.output(affine(call, x, alpha, 0), elu));
	}

	/** Limits are attributes in old files, inputs in newer ones; either may be left out. */
	private static Value clip(final Call call) {
		final float low = call.op.has("min") ? call.op.number("min", 0) : call.has(1) ? call.constant(1).number(0) : -NONE;
		final float high = call.op.has("max") ? call.op.number("max", 0) : call.has(2) ? call.constant(2).number(0) : NONE;
		return between(call, low, high);
	}

	/** min(max(x, low), high), the layer's output. */
	static View between(final Call call, final float low, final float high) {
		final View x = call.view(0);
		// What the largest float32 limits is not limited.
		final float min = low <= -Float.MAX_VALUE ? -NONE : low, max = high >= Float.MAX_VALUE ? NONE : high;
		if (min > max) throw call.refuse("its limits " + min + " and " + max + " are the wrong way round");
		if (min == 0) return call.outputLike(x, Activation.relu(0, max, 0));
		if (min == -NONE && max == NONE) return x;
		// Relative to one of the limits it is a ReLU.
		final float origin = min == -NONE ? max : min;
		final Activation relu = min == -NONE ? Activation.relu(1, 0, 0) : Activation.relu(0, max - min, 0);
		final Node relative = call.part("relative", affine(call, x, 1, -origin), x.node());
		return x.on(call.output(affine(call, x, 1, origin), call.part("limited", relu, relative)));
	}

	/** scale * x + shift on all numbers of a view's node. */
	static Affine affine(final Call call, final View x, final float scale, final float shift) {
		final int channels = call.shape(x.node()).channels();
		final float[] scales = new float[channels], shifts = new float[channels];
		Arrays.fill(scales, scale);
		Arrays.fill(shifts, shift);
		return new Affine(scales, shifts);
	}

	private static Value parametric(final Call call) {
		final View x = call.view(0);
		final Constant slope = call.constant(1);
		if (slope.size() == 1) return call.outputLike(x, Activation.relu(slope.number(0), NONE, 0));
		if (x.rank() == 2) return View.of(call.output(new ParametricRelu(Tensor.of(slope.floats(), slope.size(), 1, 1)), call
			.map(x, 1)), call.shape(x.node()), 2, 1);
		final int[] dims = { 1, 1, 1 };
		// Aligned at the last axis; a fourth one is the batch.
		for (int i = 0; i < slope.rank(); i++) {
			final int at = i + 3 - slope.rank();
			if (at >= 0) dims[at] = slope.dim(i);
			else if (slope.dim(i) != 1) throw call.refuse("its slopes " + slope + " differ between pictures");
		}
		if (x.rank() != 4) throw call.refuse("it works on maps, but its input has the shape " + x);
		return call.pictureView(4, call.output(new ParametricRelu(Tensor.of(slope.floats(), dims)), call.picture(x)));
	}
}
