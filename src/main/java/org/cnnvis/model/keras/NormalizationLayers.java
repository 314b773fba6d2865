package org.cnnvis.model.keras;

import java.util.Arrays;
import java.util.function.IntFunction;

import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.GroupNormalization;
import org.cnnvis.network.op.L2Normalization;
import org.cnnvis.network.op.LayerNormalization;
import org.cnnvis.network.op.Op;

/** Normalisations and preprocessing layers, in inference mode. */
final class NormalizationLayers {

	/** keras.layers.Normalization divides by the standard deviation, but not by less than this. */
	private static final double MIN_DEVIATION = 1e-7;

	private NormalizationLayers() {}

	static KerasTensor batch(final LayerContext layer) {
		final LayerConfig c = layer.config;
		return layer.alongAxis(axis(c), n -> Affine.batchNormalization(layer.weights.vectorOrNull(c.flag("scale", true),
			"gamma", n), layer.weights.vectorOrNull(c.flag("center", true), "beta", n), layer.weights.vector("moving_mean",
				n), layer.weights.vector("moving_variance", n), c.number("epsilon", 1e-3)));
	}

	static KerasTensor layer(final LayerContext layer) {
		final LayerConfig c = layer.config;
		if (c.flag("rms_scaling", false)) throw c.refuse("rms_scaling is not known to CNN Vis");
		return layer.alongAxis(axis(c), n -> {
			final float[] gamma = layer.weights.vectorOrNull(c.flag("scale", true), "gamma", n), beta = layer.weights
				.vectorOrNull(c.flag("center", true), "beta", n);
			return new LayerNormalization(gamma == null ? constant(n, 1) : gamma, beta == null ? new float[n] : beta,
				(float) c.number("epsilon", 1e-3));
		});
	}

	/** In groups of neighbouring channels. */
	static KerasTensor group(final LayerContext layer) {
		final LayerConfig c = layer.config;
		final int groups = c.has("groups") ? c.integers("groups")[0] : 32;
		return layer.alongAxis(axis(c), n -> {
			if (groups != GroupNormalization.EACH_CHANNEL && (groups < 1 || n % groups != 0)) throw c.refuse(n +
				" channels cannot be divided into " + groups + " equal groups");
			return new GroupNormalization(groups, (float) c.number("epsilon", 1e-3));
		}, n -> {
			final float[] gamma = layer.weights.vectorOrNull(c.flag("scale", true), "gamma", n), beta = layer.weights
				.vectorOrNull(c.flag("center", true), "beta", n);
			return new Affine(gamma == null ? constant(n, 1) : gamma, beta == null ? new float[n] : beta);
		});
	}

	/** x / sqrt(max(sum of x^2, 1e-12)). */
	static KerasTensor unit(final LayerContext layer) {
		return layer.alongAxis(axis(layer.config), n -> new L2Normalization(1e-6f));
	}

	private static int axis(final LayerConfig config) {
		final int[] axis = config.has("axis") ? config.integers("axis") : new int[] { -1 };
		if (axis.length != 1) throw config.refuse("it normalises over the axes " + Arrays.toString(axis) +
			", CNN Vis over one only");
		return axis[0];
	}

	/** (x - mean) / max(sqrt(variance), 1e-7), or back where the layer is inverted. */
	static KerasTensor normalization(final LayerContext layer) {
		final LayerConfig c = layer.config;
		return layer.alongAxis(axisOrLast(c), n -> {
			final double[] mean = statistics(layer, "mean", n), variance = statistics(layer, "variance", n);
			final double[] scale = new double[n], shift = new double[n];
			for (int i = 0; i < n; i++) {
				final double deviation = Math.max(Math.sqrt(variance[i]), MIN_DEVIATION);
				final boolean invert = c.flag("invert", false);
				scale[i] = invert ? deviation : 1 / deviation;
				shift[i] = invert ? mean[i] : -mean[i] / deviation;
			}
			return affine(scale, shift);
		});
	}

	/** An axis of null means one mean for everything, which then is repeated. */
	private static int axisOrLast(final LayerConfig config) {
		final int[] axis = config.integers("axis");
		return axis == null || axis.length == 0 ? -1 : axis(config);
	}

	private static double[] statistics(final LayerContext layer, final String name, final int n) {
		if (layer.config.has("mean")) return repeated(layer.config, name, n, 0);
		final boolean single = layer.config.get("axis") == null;
		final float[] stored = single ? layer.weights.tensor(name).data() : layer.weights.vector(name, n);
		final double[] values = new double[n];
		Arrays.setAll(values, i -> stored[single ? 0 : i]);
		return values;
	}

	static KerasTensor rescaling(final LayerContext layer) {
		final LayerConfig c = layer.config;
		final IntFunction<Op> op = n -> affine(repeated(c, "scale", n, 1), repeated(c, "offset", n, 0));
		final boolean same = isSingle(c, "scale") && isSingle(c, "offset");
		return same ? layer.output(op.apply(layer.input().shape().channels()), layer.input()) : layer.alongAxis(-1, op);
	}

	private static boolean isSingle(final LayerConfig config, final String name) {
		return !config.has(name) || config.numbers(name).length == 1;
	}

	/** A parameter that is one number for all channels or one for each. */
	private static double[] repeated(final LayerConfig config, final String name, final int n, final double otherwise) {
		final double[] given = config.has(name) ? config.numbers(name) : new double[] { otherwise };
		if (given.length != 1 && given.length != n) throw config.refuse("its parameter '" + name + "' has " +
			given.length + " numbers for " + n + " channels");
		final double[] values = new double[n];
		Arrays.setAll(values, i -> given[given.length == 1 ? 0 : i]);
		return values;
	}

	private static Op affine(final double[] scale, final double[] shift) {
		final float[] a = new float[scale.length], b = new float[scale.length];
		for (int i = 0; i < a.length; i++) {
			a[i] = (float) scale[i];
			b[i] = (float) shift[i];
		}
		return new Affine(a, b);
	}

	private static float[] constant(final int n, final float value) {
		final float[] values = new float[n];
		Arrays.fill(values, value);
		return values;
	}
}
