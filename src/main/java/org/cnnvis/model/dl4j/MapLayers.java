package org.cnnvis.model.dl4j;

import java.util.Arrays;

import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.ParametricRelu;
import org.cnnvis.network.op.Upsampling;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** Layers that normalise maps or change their size. */
final class MapLayers {

	private MapLayers() {}

	/** Gamma and beta (unless they are locked), mean, then the variance or the decimal logarithm of its root. */
	static Signal batchNormalization(final BatchNormalization layer, final Signal in, final Scope scope) {
		final int n = Math.toIntExact(layer.getNOut());
		final float[] gamma = locked(layer, layer.getGamma(), n, scope), beta = locked(layer, layer.getBeta(), n, scope);
		final float[] mean = scope.weights().take(n), variance = scope.weights().take(n);
		if (layer.isUseLogStd()) for (int c = 0; c < n; c++)
			variance[c] = (float) Math.pow(10, 2 * variance[c]);
		return new Signal(scope.output(Affine.batchNormalization(gamma, beta, mean, variance, layer.getEps()), in.node()), n,
			in.layout());
	}

	private static float[] locked(final BatchNormalization layer, final double value, final int n, final Scope scope) {
		if (!layer.isLockGammaBeta()) return scope.weights().take(n);
		final float[] all = new float[n];
		Arrays.fill(all, (float) value);
		return all;
	}

	static Signal localResponseNormalization(
		final org.deeplearning4j.nn.conf.layers.LocalResponseNormalization layer, final Signal in, final Scope scope)
	{
		final int neighbours = (int) layer.getN() / 2;
		return in.with(scope.output(new LocalResponseNormalization(2 * neighbours + 1, (float) layer.getAlpha(),
			(float) layer.getBeta(), (float) layer.getK()), in.node()));
	}

	/** Slopes (channels, height, width) with 1 for each shared axis, stored in column order. */
	static Signal parametricRelu(final PReLULayer layer, final Signal in, final Scope scope) {
		final long[] shape = layer.getInputShape().clone();
		if (layer.getSharedAxes() != null) for (final long axis : layer.getSharedAxes())
			shape[Math.toIntExact(axis) - 1] = 1;
		if (!in.isVector()) expectSize(layer.getInputShape(), shape, in, scope);
		if (in.isVector()) return in.with(scope.output(new ParametricRelu(scope.weights().take(shape[0], 1, 1)), in
			.node()));
		final Tensor slopes = scope.weights().take(shape[2], shape[1], shape[0]).permute(2, 1, 0);
		return in.with(scope.output(new ParametricRelu(in.layout() == Signal.Layout.CHANNELS_LAST ? slopes.permute(2, 0, 1)
			: slopes), in.node()));
	}

	/** Slopes of their own for each place fix the map's size. */
	private static void expectSize(final long[] input, final long[] slopes, final Signal in, final Scope scope) {
		final int rows = in.layout() == Signal.Layout.CHANNELS_LAST ? 0 : 1;
		if (slopes[rows] > 1 || slopes[rows + 1] > 1) scope.size().expect(in.node(), input[rows], input[rows + 1]);
	}

	static Signal upsampling(final Upsampling2D layer, final Signal in, final Scope scope) {
		final int[] size = layer.getSize();
		return in.with(scope.output(new Upsampling(Upsampling.Kind.NEAREST, size[0], size[1]), in.node()));
	}

	static Signal zeroPadding(final ZeroPaddingLayer layer, final Signal in, final Scope scope) {
		final int[] p = layer.getPadding();
		return in.with(scope.output(new Border(p[0], p[1], p[2], p[3]), in.node()));
	}

	static Signal cropping(final Cropping2D layer, final Signal in, final Scope scope) {
		final int[] c = layer.getCropping();
		return in.with(scope.output(new Border(-c[0], -c[1], -c[2], -c[3]), in.node()));
	}
}
