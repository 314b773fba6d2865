package org.cnnvis.model.keras;

import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Window;

import org.cnnvis.model.keras.KerasTensor.Layout;

/**
 * Convolutional and fully connected layers. Keras stores kernels as (height, width, in, out), the graph as (out, in,
 * height, width).
 */
final class ConvolutionLayers {

	private ConvolutionLayers() {}

	static KerasTensor convolution(final LayerContext layer) {
		final KerasTensor x = layer.map();
		final int in = x.shape().channels(), out = layer.config.integer("filters"), groups = layer.config.integer("groups",
			1);
		if (out < 1 || groups < 1 || in % groups != 0 || out % groups != 0) throw layer.config.refuse("it splits " + in +
			" input channels and " + out + " filters into " + groups + " groups");
		final Window window = window(layer.config);
		return layer.activated(new Convolution(kernel(layer, window, in / groups, out), bias(layer, out), window, groups),
			x);
	}

	private static Tensor kernel(final LayerContext layer, final Window window, final int in, final int out) {
		final int h = window.kernelHeight(), w = window.kernelWidth();
		final boolean theanoOrder = layer.dialect.version() == 1 && Layout.of(layer.config.text("data_format",
			null)) == Layout.CHANNELS_FIRST;
		final Tensor kernel = theanoOrder ? layer.weights.tensor("kernel", out, in, h, w) : layer.weights.tensor("kernel",
			h, w, in, out).permute(3, 2, 0, 1);
		return layer.dialect.theano() ? turned(kernel) : kernel;
	}

	/** Turns each h x w slice by 180 degrees: from true convolution to cross-correlation. */
	private static Tensor turned(final Tensor kernel) {
		final int area = kernel.dim(2) * kernel.dim(3);
		final float[] from = kernel.data(), to = new float[from.length];
		for (int slice = 0; slice < from.length; slice += area)
			for (int i = 0; i < area; i++)
				to[slice + i] = from[slice + area - 1 - i];
		return Tensor.of(to, kernel.shape());
	}

	static KerasTensor depthwise(final LayerContext layer) {
		final KerasTensor x = layer.map();
		final Window window = window(layer.config);
		final int multiplier = layer.config.integer("depth_multiplier", 1), in = x.shape().channels();
		return layer.activated(depthwise(layer, "kernel", window, in, multiplier, bias(layer, Math.multiplyExact(in,
			multiplier))), x);
	}

	/** Output channel c * multiplier + m is filter m of input channel c. */
	private static Convolution depthwise(final LayerContext layer, final String array, final Window window,
		final int in, final int multiplier, final float[] bias)
	{
		final int h = window.kernelHeight(), w = window.kernelWidth();
		final Tensor kernel = layer.weights.tensor(array, h, w, in, multiplier).permute(2, 3, 0, 1);
		return new Convolution(kernel.reshape(in * multiplier, 1, h, w), bias, window, in);
	}

	/** A depthwise convolution, then a 1 x 1 convolution; without bias or activation between them. */
	static KerasTensor separable(final LayerContext layer) {
		final KerasTensor x = layer.map();
		final int in = x.shape().channels(), multiplier = layer.config.integer("depth_multiplier", 1), out = layer.config
			.integer("filters");
		final KerasTensor y = layer.part("depthwise", depthwise(layer, "depthwise_kernel", window(layer.config), in,
			multiplier, null), x);
		final Tensor point = layer.weights.tensor("pointwise_kernel", 1, 1, in * multiplier, out).permute(3, 2, 0, 1);
		return layer.activated(new Convolution(point, bias(layer, out), Window.of(1, 1, Padding.NONE), 1), y);
	}

	static KerasTensor transposed(final LayerContext layer) {
		final KerasTensor x = layer.map();
		final int in = x.shape().channels(), out = layer.config.integer("filters");
		final Window window = window(layer.config);
		final int[] extra = { 0, 0 };
		final Padding padding = transposedPadding(layer.config, window, extra);
		// Keras stores (height, width, out, in), the graph (in, out, height, width).
		final Tensor kernel = layer.weights.tensor("kernel", window.kernelHeight(), window.kernelWidth(), out, in).permute(
			3, 2, 0, 1);
		final Window cut = new Window(layer.config.positivePair("kernel_size"), new int[] { window.strideY(), window
			.strideX() }, new int[] { window.dilationY(), window.dilationX() }, padding);
		return layer.activated(new TransposedConvolution(layer.dialect.theano() ? turned(kernel) : kernel, bias(layer, out),
			cut, extra), x);
	}

	/**
	 * What the full result is cut by. Without output_padding the output has size * stride pixels ('same'), or as many as
	 * the kernel reaches, at least size * stride ('valid'; keras.utils.conv_utils.deconv_output_length).
	 *
	 * @param extra receives the pixels to add at the bottom and right
	 */
	private static Padding transposedPadding(final LayerConfig config, final Window window, final int[] extra) {
		final boolean same = window.padding().kind() == Padding.Kind.SAME;
		final int[] reach = { window.height(), window.width() }, stride = { window.strideY(), window.strideX() };
		if (config.has("output_padding")) {
			final int[] outputPadding = config.pair("output_padding");
			if (!same) {
				extra[0] = outputPadding[0];
				extra[1] = outputPadding[1];
				return Padding.NONE;
			}
			final int v = 2 * (reach[0] / 2) - outputPadding[0], h = 2 * (reach[1] / 2) - outputPadding[1];
			if (v < 0 || h < 0) throw config.refuse("its output_padding is larger than its kernel");
			return Padding.of(v / 2, v - v / 2, h / 2, h - h / 2);
		}
		if (same) return Padding.SAME;
		for (int i = 0; i < 2; i++)
			extra[i] = Math.max(0, stride[i] - reach[i]);
		return Padding.NONE;
	}

	/** Acts on Keras' last axis: a vector, or each position of a map. */
	static KerasTensor dense(final LayerContext layer) {
		final KerasTensor x = layer.channelsLast();
		final int in = x.shape().channels(), out = layer.config.integer("units");
		return layer.activated(Convolution.dense(layer.weights.tensor("kernel", in, out).permute(1, 0), bias(layer, out)),
			x);
	}

	private static float[] bias(final LayerContext layer, final int out) {
		return layer.weights.vectorOrNull(layer.config.flag("use_bias", true), "bias", out);
	}

	private static Window window(final LayerConfig config) {
		return new Window(config.positivePair("kernel_size"), config.positivePair("strides", 1, 1), config.positivePair(
			"dilation_rate", 1, 1), padding(config));
	}

	/** Keras' words for the border. */
	static Padding padding(final LayerConfig config) {
		final String padding = config.text("padding", "valid");
		switch (padding.toLowerCase(java.util.Locale.ROOT)) {
			case "valid":
				return Padding.NONE;
			case "same":
				return Padding.SAME;
			default:
				throw config.refuse("its padding '" + padding + "' is neither 'same' nor 'valid'");
		}
	}
}
