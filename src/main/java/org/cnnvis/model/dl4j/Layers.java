package org.cnnvis.model.dl4j;

import java.util.List;
import java.util.HashMap;
import java.util.Map;

import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Softmax;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.Pooling2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.nd4j.linalg.activations.IActivation;

/** DL4J's layers by class. What is not listed cannot be computed; subclasses mean something else, so they do not count. */
final class Layers {

	/** Adds one layer to the network. */
	private interface Translator<L extends Layer> {

		Signal translate(L layer, Signal in, Scope scope);
	}

	private static final Map<Class<?>, Translator<?>> TRANSLATORS = new HashMap<>();

	static {
		put(ConvolutionLayer.class, ConvolutionLayers::convolution);
		put(Convolution2D.class, ConvolutionLayers::convolution);
		put(Deconvolution2D.class, ConvolutionLayers::deconvolution);
		put(DepthwiseConvolution2D.class, ConvolutionLayers::depthwise);
		put(SeparableConvolution2D.class, ConvolutionLayers::separable);
		put(SpaceToDepthLayer.class, ConvolutionLayers::spaceToDepth);
		put(SubsamplingLayer.class, PoolingLayers::pooling);
		put(Pooling2D.class, PoolingLayers::pooling);
		put(GlobalPoolingLayer.class, PoolingLayers::global);
		put(DenseLayer.class, DenseLayers::dense);
		put(OutputLayer.class, DenseLayers::output);
		put(CenterLossOutputLayer.class, DenseLayers::output);
		put(ElementWiseMultiplicationLayer.class, DenseLayers::elementWise);
		put(BatchNormalization.class, MapLayers::batchNormalization);
		put(LocalResponseNormalization.class, MapLayers::localResponseNormalization);
		put(PReLULayer.class, MapLayers::parametricRelu);
		put(Upsampling2D.class, MapLayers::upsampling);
		put(ZeroPaddingLayer.class, MapLayers::zeroPadding);
		put(Cropping2D.class, MapLayers::cropping);
		put(ActivationLayer.class, (layer, in, scope) -> activation(layer.getActivationFn(), in, scope));
		put(LossLayer.class, (layer, in, scope) -> activation(layer.getActivationFn(), in, scope));
		put(CnnLossLayer.class, Layers::mapLoss);
		put(DropoutLayer.class, (layer, in, scope) -> in.with(scope.output(new Identity(), in.node())));
	}

	private Layers() {}

	private static <L extends Layer> void put(final Class<L> type, final Translator<L> translator) {
		TRANSLATORS.put(type, translator);
	}

	/** @throws org.cnnvis.CnnVisException naming the layer if it cannot be computed */
	@SuppressWarnings("unchecked")
	static Signal translate(final Layer layer, final Signal in, final Scope scope) {
		final Translator<Layer> translator = (Translator<Layer>) TRANSLATORS.get(layer.getClass());
		if (translator == null) throw scope.refuse("this kind of layer is not known");
		return translator.translate(layer, in, scope);
	}

	private static Signal activation(final IActivation function, final Signal in, final Scope scope) {
		final List<Op> activations = Activations.of(function, in, scope);
		return in.with(activations.isEmpty() ? scope.output(new Identity(), in.node()) : scope.activate(in.node(),
			activations));
	}

	/** The activation function of each place by itself; a softmax runs over the channels here. */
	private static Signal mapLoss(final CnnLossLayer layer, final Signal in, final Scope scope) {
		final Signal places = new Signal(in.node(), in.channels(), Signal.Layout.VECTOR);
		return new Signal(activation(layer.getActivationFn(), places, scope).node(), in.channels(), in.layout());
	}
}
