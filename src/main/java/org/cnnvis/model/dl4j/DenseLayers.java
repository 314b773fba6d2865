package org.cnnvis.model.dl4j;

import java.util.Arrays;
import java.util.List;

import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.LayerNormalization;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Reshape;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;

/** Fully connected layers. DL4J stores their weights as (in, out) in column order, which is (out, in) in row order. */
final class DenseLayers {

	private DenseLayers() {}

	static Signal dense(final DenseLayer layer, final Signal in, final Scope scope) {
		if (!layer.hasLayerNorm()) return connected(layer, layer.hasBias(), in, scope);
		final Signal out = output(layer, in);
		final Node vector = vector(layer, in, scope);
		final Tensor kernel = scope.weights().take(layer.getNOut(), layer.getNIn());
		final float[] bias = layer.hasBias() ? scope.weights().take(layer.getNOut()) : new float[out.channels()];
		final float[] gain = scope.weights().take(layer.getNOut());
		final Node product = scope.part("product", Convolution.dense(kernel, null), vector);
		final Node normalized = scope.part("normalized", new LayerNormalization(gain, new float[gain.length], 0), product);
		final float[] ones = new float[gain.length];
		Arrays.fill(ones, 1);
		return out.with(scope.output(new Affine(ones, bias), activations(layer, out, scope), normalized));
	}

	/** The output layer of a classifier; what it learned its loss with does not matter here. */
	static Signal output(final BaseOutputLayer layer, final Signal in, final Scope scope) {
		return connected(layer, layer.hasBias(), in, scope);
	}

	private static Signal connected(final FeedForwardLayer layer, final boolean hasBias, final Signal in,
		final Scope scope)
	{
		final Signal out = output(layer, in);
		final Node vector = vector(layer, in, scope);
		final Tensor kernel = scope.weights().take(layer.getNOut(), layer.getNIn());
		final float[] bias = hasBias ? scope.weights().take(layer.getNOut()) : null;
		return out.with(scope.output(Convolution.dense(kernel, bias), activations(layer, out, scope), vector));
	}

	/** y = f(w * x + b), number by number. */
	static Signal elementWise(final ElementWiseMultiplicationLayer layer, final Signal in, final Scope scope) {
		final Signal out = output(layer, in);
		final Affine affine = new Affine(scope.weights().take(layer.getNIn()), scope.weights().take(layer.getNOut()));
		return out.with(scope.output(affine, activations(layer, out, scope), vector(layer, in, scope)));
	}

	private static Signal output(final FeedForwardLayer layer, final Signal in) {
		return new Signal(in.node(), Math.toIntExact(layer.getNOut()), Signal.Layout.VECTOR);
	}

	private static List<Op> activations(final FeedForwardLayer layer, final Signal out, final Scope scope) {
		return Activations.of(layer.getActivationFn(), out, scope);
	}

	/** Old versions flatten a map by themselves, without a preprocessor. */
	private static Node vector(final FeedForwardLayer layer, final Signal in, final Scope scope) {
		if (in.isVector()) return in.node();
		scope.size().expect(in.node(), layer.getNIn());
		return scope.part("flat", Reshape.flatten(in.order()), in.node());
	}
}
