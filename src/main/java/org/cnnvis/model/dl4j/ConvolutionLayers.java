package org.cnnvis.model.dl4j;

import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Window;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;

/** Layers that slide kernels over maps. DL4J stores the biases before the kernels. */
final class ConvolutionLayers {

	/** Of {@link #spaceToDepth}, whose kernels have as many numbers as the square of this. */
	private static final int MOST_CHANNELS = 4096;

	private ConvolutionLayers() {}

	/** Kernels are (out, in, height, width) for both data formats. */
	static Signal convolution(final ConvolutionLayer layer, final Signal in, final Scope scope) {
		final int[] k = layer.getKernelSize();
		final float[] bias = bias(layer, scope);
		final Tensor kernel = scope.weights().take(layer.getNOut(), layer.getNIn(), k[0], k[1]);
		return finish(layer, new Convolution(kernel, bias, Windows.of(layer, scope), 1), in.node(), scope);
	}

	/** Kernels are (in, out, height, width). */
	static Signal deconvolution(final Deconvolution2D layer, final Signal in, final Scope scope) {
		final int[] k = layer.getKernelSize();
		final float[] bias = bias(layer, scope);
		final Tensor kernel = scope.weights().take(layer.getNIn(), layer.getNOut(), k[0], k[1]);
		return finish(layer, new TransposedConvolution(kernel, bias, Windows.of(layer, scope), new int[2]), in.node(),
			scope);
	}

	/** Kernels are (height, width, in, multiplier). */
	static Signal depthwise(final DepthwiseConvolution2D layer, final Signal in, final Scope scope) {
		final int[] k = layer.getKernelSize();
		final float[] bias = bias(layer, scope);
		final Tensor kernel = scope.weights().take(k[0], k[1], layer.getNIn(), layer.getDepthMultiplier());
		return finish(layer, grouped(kernel.permute(2, 3, 0, 1), bias, Windows.of(layer, scope)), in.node(), scope);
	}

	/** Depthwise kernels (multiplier, in, height, width), then pointwise kernels (out, in * multiplier, 1, 1). */
	static Signal separable(final SeparableConvolution2D layer, final Signal in, final Scope scope) {
		final int[] k = layer.getKernelSize();
		final int multiplier = layer.getDepthMultiplier();
		final float[] bias = bias(layer, scope);
		final Tensor depth = scope.weights().take(multiplier, layer.getNIn(), k[0], k[1]);
		final Tensor point = scope.weights().take(layer.getNOut(), layer.getNIn() * multiplier, 1, 1);
		final Node separate = scope.part("depthwise", grouped(depth.permute(1, 0, 2, 3), null, Windows.of(layer, scope)), in
			.node());
		return finish(layer, new Convolution(point, bias, Window.of(1, 1, Padding.NONE), 1), separate, scope);
	}

	/** @param kernel (in, multiplier, height, width); output channel = in * multiplier + number */
	private static Convolution grouped(final Tensor kernel, final float[] bias, final Window window) {
		return new Convolution(kernel.reshape(kernel.dim(0) * kernel.dim(1), 1, kernel.dim(2), kernel.dim(3)), bias, window,
			kernel.dim(0));
	}

	/** Each block of pixels becomes channels: a convolution with kernels of a single 1. */
	static Signal spaceToDepth(final SpaceToDepthLayer layer, final Signal in, final Scope scope) {
		final int b = layer.getBlockSize(), channels = in.channels();
		if (channels == 0) throw scope.refuse("its number of channels depends on the picture's size");
		final int out = Math.multiplyExact(channels, Math.multiplyExact(b, b));
		if (out > MOST_CHANNELS) throw scope.refuse("it makes " + out + " channels");
		final float[] kernel = new float[out * out];
		for (int position = 0; position < b * b; position++)
			for (int c = 0; c < channels; c++)
				kernel[((position * channels + c) * channels + c) * b * b + position] = 1;
		return new Signal(scope.output(new Convolution(Tensor.of(kernel, out, channels, b, b), null, Window.of(b, b,
			Padding.NONE), 1), in.node()), out, in.layout());
	}

	private static float[] bias(final ConvolutionLayer layer, final Scope scope) {
		return layer.hasBias() ? scope.weights().take(layer.getNOut()) : null;
	}

	private static Signal finish(final ConvolutionLayer layer, final Op op, final Node input, final Scope scope) {
		final Signal out = new Signal(input, Math.toIntExact(layer.getNOut()), Windows.layout(layer.getCnn2dDataFormat()));
		return out.with(scope.output(op, Activations.of(layer.getActivationFn(), out, scope), input));
	}
}
