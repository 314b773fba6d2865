package org.cnnvis.model.dl4j;

import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/**
 * Kernel sizes, strides, dilations and borders. DL4J's modes: Strict and Truncate take the border as given (Strict would
 * refuse sizes that do not divide, which cannot be known before the picture's size is), Same is TensorFlow's.
 */
final class Windows {

	private Windows() {}

	static Window of(final ConvolutionLayer layer, final Scope scope) {
		return new Window(layer.getKernelSize(), layer.getStride(), orOnes(layer.getDilation()), padding(layer
			.getConvolutionMode(), layer.getPadding(), scope));
	}

	static Window of(final SubsamplingLayer layer, final Scope scope) {
		return new Window(layer.getKernelSize(), layer.getStride(), orOnes(layer.getDilation()), padding(layer
			.getConvolutionMode(), layer.getPadding(), scope));
	}

	/** Files of version 0.8 and older know no dilation. */
	private static int[] orOnes(final int[] dilation) {
		return dilation == null ? new int[] { 1, 1 } : dilation;
	}

	private static Padding padding(final ConvolutionMode mode, final int[] pad, final Scope scope) {
		if (mode == ConvolutionMode.Same) return Padding.SAME;
		if (mode == ConvolutionMode.Causal) throw scope.refuse("causal borders are for sequences, not for pictures");
		return pad == null ? Padding.NONE : Padding.of(pad[0], pad[0], pad[1], pad[1]);
	}

	/** Layout of a map that a layer with this format reads and yields. */
	static Signal.Layout layout(final CNN2DFormat format) {
		return format == CNN2DFormat.NHWC ? Signal.Layout.CHANNELS_LAST : Signal.Layout.CHANNELS_FIRST;
	}
}
