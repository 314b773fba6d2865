package org.cnnvis.model.onnx;

import java.util.Map;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Pooling;

/**
 * Networks whose numbers were made 8-bit integers. CNN Vis computes with the numbers that the integers stand for: weights
 * exactly, activations with their limits (which often are the activation function), but without rounding them.
 */
final class QuantizedOperators {

	private static final String MICROSOFT = "com.microsoft.";

	private QuantizedOperators() {}

	static void register(final Map<String, Operator> known) {
		known.put("QuantizeLinear", call -> limited(call, call.view(0), quantum(call, 1, 2)));
		known.put("DequantizeLinear", QuantizedOperators::dequantize);
		known.put("QLinearConv", QuantizedOperators::convolution);
		known.put("QLinearMatMul", call -> limited(call, multiply(call), quantum(call, 6, 7)));
		known.put(MICROSOFT + "QLinearAdd", call -> merge(call, Merge.Kind.ADD));
		known.put(MICROSOFT + "QLinearMul", call -> merge(call, Merge.Kind.MULTIPLY));
		known.put(MICROSOFT + "QLinearGlobalAveragePool", QuantizedOperators::globalPool);
	}

	/** The quantum that two inputs, one number each, give. */
	private static Quantum quantum(final Call call, final int scale, final int zero) {
		final Constant s = call.constant(scale), z = call.constantOrNull(zero);
		if (s.size() != 1 || z != null && z.size() != 1) throw call.refuse("it has a scale for each channel, CNN Vis knows one for all");
		call.note("The file's numbers are 8-bit integers: CNN Vis computes with what they stand for, without rounding in between.");
		// Without a zero point the integers are unsigned.
		return new Quantum(s.number(0), z == null ? 0 : z.number(0), z != null && !z.isUnsigned());
	}

	/** What an input stands for, whose integers have the quantum that the node names. */
	private static View real(final Call call, final int input, final Quantum named) {
		final View x = call.view(input);
		if (x.quantum() == null || x.quantum().isSameAs(named)) return x;
		throw call.refuse("its input has another scale than what makes it");
	}

	private static Value dequantize(final Call call) {
		final View x = call.view(0);
		final Quantum named = quantum(call, 1, 2);
		return real(call, 0, named).withQuantum(null);
	}

	/** Limited to what 8 bits can say; the layer's output. */
	private static View limited(final Call call, final View x, final Quantum q) {
		if (q.least() == 0) return x.on(call.output(Activation.relu(0, q.greatest(), 0), x.node())).withQuantum(q);
		final Node relative = call.part("relative", FunctionOperators.affine(call, x, 1, -q.least()), x.node());
		final Node limited = call.part("limited", Activation.relu(0, q.greatest() - q.least(), 0), relative);
		return x.on(call.output(FunctionOperators.affine(call, x, 1, q.least()), limited)).withQuantum(q);
	}

	private static Value convolution(final Call call) {
		final Quantum in = quantum(call, 1, 2);
		final View x = real(call, 0, in);
		final Constant weights = real(call, 3, 4, 5, 0), bias = call.constantOrNull(8);
		final float[] scale = call.constant(4).floats();
		Constant b = null;
		if (bias != null) {
			final float[] values = bias.floats().clone();
			for (int i = 0; i < values.length; i++)
				values[i] *= in.scale * scale[scale.length == 1 ? 0 : i];
			b = Constant.of(values, values.length);
		}
		final View y = ConvolutionOperators.convolution(call, x, weights, b, Node.LINEAR);
		return limited(call, y, quantum(call, 6, 7));
	}

	private static View multiply(final Call call) {
		return ConvolutionOperators.dense(call, real(call, 0, quantum(call, 1, 2)), real(call, 3, 4, 5, 1), Node.LINEAR);
	}

	/** Weights as the numbers that their integers stand for; scales are one for all, or one along an axis. */
	private static Constant real(final Call call, final int values, final int scale, final int zero, final int axis) {
		return ConstantOperators.dequantized(call, call.constant(values), call.constant(scale), call.constantOrNull(zero),
			axis);
	}

	private static Value merge(final Call call, final Merge.Kind kind) {
		final Quantum result = quantum(call, 6, 7);
		if (!call.isConstant(0) && !call.isConstant(3)) return limited(call, ArithmeticOperators.merge(call, Node.LINEAR,
			kind, real(call, 0, quantum(call, 1, 2)), real(call, 3, quantum(call, 4, 5))), result);
		final int x = call.isConstant(0) ? 3 : 0;
		final Constant c = real(call, 3 - x, 4 - x, 5 - x, 0);
		final View y = real(call, x, quantum(call, x + 1, x + 2));
		final float[] neutral = { kind == Merge.Kind.ADD ? 1 : 0 };
		return limited(call, kind == Merge.Kind.ADD ? ArithmeticOperators.affine(call, Node.LINEAR, y, neutral, c.floats(),
			c) : ArithmeticOperators.affine(call, Node.LINEAR, y, c.floats(), neutral, c), result);
	}

	private static Value globalPool(final Call call) {
		if (call.op.integer("channels_last", 0) != 0) throw call.refuse("its channels are last, CNN Vis knows them first");
		real(call, 0, quantum(call, 1, 2));
		return limited(call, PoolingOperators.global(call, Pooling.Kind.AVERAGE, "mean"), quantum(call, 3, 4));
	}
}
