package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.Map;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.GroupNormalization;
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
		known.put("GroupNormalization", NormalizationOperators::group);
		known.put("InstanceNormalization", NormalizationOperators::instance);
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

	private static Value instance(final Call call) {
		return grouped(call, GroupNormalization.EACH_CHANNEL);
	}

	private static Value group(final Call call) {
		return grouped(call, Math.toIntExact(call.op.integer("num_groups", 1)));
	}

	/** Scale and shift have a number for each channel, before version 21 of group normalization for each group. */
	private static Value grouped(final Call call, final int groups) {
		final View view = call.view(0);
		final Node x = call.picture(view);
		final int channels = call.shape(x).channels();
		if (groups != GroupNormalization.EACH_CHANNEL && (groups < 1 || channels % groups != 0)) throw call.refuse(channels +
			" channels cannot be divided into " + groups + " equal groups");
		final GroupNormalization op = new GroupNormalization(groups, call.op.number("epsilon", 1e-5f));
		return call.pictureView(view.rank(), call.output(new Affine(repeated(call, 1, channels, op), repeated(call, 2,
			channels, op)), call.part("normalized", op, x)));
	}

	private static float[] repeated(final Call call, final int input, final int channels, final GroupNormalization op) {
		final float[] stored = call.constant(input).floats(), values = new float[channels];
		if (stored.length != channels && stored.length != op.groups(channels)) throw call.refuse("it has " + stored.length +
			" numbers for " + channels + " channels");
		for (int c = 0; c < channels; c++)
			values[c] = stored[c / (channels / stored.length)];
		return values;
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
