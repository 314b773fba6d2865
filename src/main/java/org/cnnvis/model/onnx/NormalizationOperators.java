package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.Map;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.L2Normalization;
import org.cnnvis.network.op.LayerNormalization;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Softmax;

/** Normalisations, in inference mode. */
final class NormalizationOperators {

	private NormalizationOperators() {}

	static void register(final Map<String, Operator> known) {
		known.put("BatchNormalization", NormalizationOperators::batch);
		known.put("LayerNormalization", NormalizationOperators::layer);
		known.put("LRN", NormalizationOperators::localResponse);
		known.put("LpNormalization", NormalizationOperators::unitLength);
		known.put("Softmax", NormalizationOperators::softmax);
		known.put(DecomposedLayerNorm.OPERATOR, NormalizationOperators::decomposed);
	}

	private static Value batch(final Call call) {
		if (call.op.integer("training_mode", 0) != 0) throw call.refuse("it is saved in training mode: export the network for inference");
		final View x = call.withChannels(call.view(0), call.axis(call.view(0), 1));
		final int n = x.length(1);
		final float[][] statistics = new float[4][];
		for (int i = 0; i < statistics.length; i++) {
			statistics[i] = call.constant(i + 1).floats();
			if (statistics[i].length != n) throw call.refuse("it has " + statistics[i].length + " numbers for " + n +
				" channels");
		}
		return x.on(call.output(Affine.batchNormalization(statistics[0], statistics[1], statistics[2], statistics[3], call.op
			.number("epsilon", 1e-5f)), x.node()));
	}

	private static Value layer(final Call call) {
		final View x = call.view(0);
		final int axis = onlyAxis(call, x, call.axis(x, call.op.integer("axis", -1)));
		final int n = x.length(axis);
		final Constant beta = call.constantOrNull(2);
		if (call.constant(1).size() != n || beta != null && beta.size() != n) throw call.refuse(
			"its scale does not fit its input " + x);
		return along(call, x, axis, new LayerNormalization(call.constant(1).floats(), beta == null ? new float[n] : beta
			.floats(), call.op.number("epsilon", 1e-5f)));
	}

	private static Value decomposed(final Call call) {
		final View x = call.view(0);
		final int axis = call.axis(x, call.op.integer(DecomposedLayerNorm.AXIS, -1));
		final float[] ones = new float[x.length(axis)];
		Arrays.fill(ones, 1);
		return along(call, x, axis, new LayerNormalization(ones, new float[ones.length], call.op.number(
			DecomposedLayerNorm.EPSILON, 0)));
	}

	/** From an axis to the last one only one may be longer than 1. */
	private static int onlyAxis(final Call call, final View x, final int first) {
		int only = -1;
		for (int i = first; i < x.rank(); i++)
			if (x.length(i) != 1) {
				if (only >= 0) throw call.refuse("it normalises over several axes of " + x + " at once, CNN Vis over one");
				only = i;
			}
		return only < 0 ? first : only;
	}

	private static View along(final Call call, final View x, final int axis, final Op op) {
		final View channels = call.withChannels(x, axis);
		return channels.on(call.output(op, channels.node()));
	}

	/** Over one axis, in files before version 13 over all from an axis on. */
	static View softmax(final Call call) {
		final View x = call.view(0);
		final boolean old = call.version() < 13;
		final int axis = call.axis(x, call.op.integer("axis", old ? 1 : -1));
		return along(call, x, old ? onlyAxis(call, x, axis) : axis, new Softmax());
	}

	private static Value localResponse(final Call call) {
		final int size = Math.toIntExact(call.op.integer("size", 0));
		final Node map = call.picture(call.view(0));
		return call.pictureView(call.view(0).rank(), call.output(new LocalResponseNormalization(size, call.op.number("alpha",
			1e-4f) / size, call.op.number("beta", 0.75f), call.op.number("bias", 1)), map));
	}

	private static Value unitLength(final Call call) {
		if (call.op.integer("p", 2) != 2) throw call.refuse("it normalises sums, CNN Vis lengths (p = 2)");
		final View x = call.view(0);
		return along(call, x, call.axis(x, call.op.integer("axis", -1)), new L2Normalization(1e-12f));
	}
}
