package org.cnnvis.model.dl4j;

import static org.cnnvis.model.dl4j.Dl4jCheck.agree;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Same;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Truncate;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Each of DL4J's layers computes the same after translation, whatever its options. */
class Dl4jLayersTest {

	@Test
	void convolutionsWithBordersStridesAndDilation() {
		agree(3, 9, 11, conv(4, 3, 2).padding(1, 2).stride(2, 1).build());
		agree(2, 9, 9, conv(4, 3, 3).convolutionMode(Same).stride(2, 2).build());
		agree(2, 10, 8, conv(4, 4, 2).convolutionMode(Same).stride(2, 3).build());
		agree(2, 11, 12, conv(3, 3, 3).dilation(2, 3).build());
		agree(2, 9, 8, conv(3, 3, 3).convolutionMode(Same).dilation(2, 1).build());
		agree(2, 8, 8, conv(3, 3, 3).convolutionMode(ConvolutionMode.Strict).padding(1, 1).hasBias(false).build());
		agree(2, 8, 8, new Convolution2D.Builder(2, 2).nOut(3).activation(Activation.RELU).build());
	}

	@Test
	void convolutionsThatReadChannelsLast() {
		agree(CNN2DFormat.NHWC, 3, 7, 8, conv(4, 3, 2).convolutionMode(Same).dataFormat(CNN2DFormat.NHWC).build(),
			pool(PoolingType.MAX).dataFormat(CNN2DFormat.NHWC).build(), new OutputLayer.Builder(LossFunction.MSE).nOut(3)
				.activation(Activation.IDENTITY).build());
	}

	@Test
	void depthwiseAndSeparableConvolutions() {
		agree(3, 8, 9, new DepthwiseConvolution2D.Builder(3, 2).depthMultiplier(2).nOut(6).stride(2, 1).activation(
			Activation.TANH).build());
		agree(3, 8, 9, new SeparableConvolution2D.Builder(3, 3).depthMultiplier(2).nOut(4).convolutionMode(Same).activation(
			Activation.RELU).build());
		agree(3, 8, 9, new SeparableConvolution2D.Builder(2, 3).nOut(4).stride(1, 2).padding(1, 0).hasBias(false).activation(
			Activation.IDENTITY).build());
	}

	@Test
	void transposedConvolutions() {
		agree(3, 5, 6, new Deconvolution2D.Builder(3, 2).nOut(4).stride(2, 2).activation(Activation.IDENTITY).build());
		agree(3, 5, 6, new Deconvolution2D.Builder(4, 4).nOut(2).stride(2, 2).padding(1, 1).activation(Activation.TANH)
			.build());
		agree(2, 5, 5, new Deconvolution2D.Builder(3, 3).nOut(2).stride(2, 2).convolutionMode(Same).activation(
			Activation.IDENTITY).build());
	}

	@Test
	void pooling() {
		agree(2, 10, 9, conv(2, 2, 2).build(), pool(PoolingType.MAX).build());
		agree(2, 10, 9, conv(2, 2, 2).build(), pool(PoolingType.AVG).build());
		agree(2, 8, 8, conv(2, 2, 2).build(), pool(PoolingType.MAX).kernelSize(3, 3).padding(1, 1).build());
		agree(2, 8, 8, conv(2, 2, 2).build(), pool(PoolingType.AVG).kernelSize(3, 3).padding(1, 1).build());
		agree(2, 8, 8, conv(2, 2, 2).build(), pool(PoolingType.AVG).kernelSize(3, 3).padding(1, 1).avgPoolIncludePadInDivisor(true).build());
		agree(2, 8, 9, conv(2, 2, 2).build(), pool(PoolingType.MAX).kernelSize(3, 2).convolutionMode(Same).build());
		agree(2, 8, 9, conv(2, 2, 2).build(), pool(PoolingType.AVG).kernelSize(3, 2).convolutionMode(Same).build());
	}

	@Test
	void globalPooling() {
		for (final PoolingType type : new PoolingType[] { PoolingType.AVG, PoolingType.MAX })
			agree(2, 6, 5, conv(3, 2, 2).build(), new GlobalPoolingLayer(type), new OutputLayer.Builder(LossFunction.MCXENT)
				.nOut(3).activation(Activation.SOFTMAX).build());
	}

	@Test
	void normalisations() {
		agree(3, 5, 4, conv(3, 2, 2).build(), new BatchNormalization.Builder().eps(1e-3).build());
		agree(3, 5, 4, conv(3, 2, 2).build(), new BatchNormalization.Builder().useLogStd(false).activation(Activation.RELU)
			.build());
		agree(3, 5, 4, conv(3, 2, 2).build(), new BatchNormalization.Builder().lockGammaBeta(true).gamma(1.5).beta(-0.25)
			.build());
		agree(7, 4, 4, conv(7, 2, 2).build(), new LocalResponseNormalization.Builder(5, 1e-2, 0.75).k(2).build());
		agree(7, 4, 4, conv(7, 2, 2).build(), new LocalResponseNormalization.Builder(4, 0.5, 0.5).k(1).build());
	}

	@Test
	void layersThatChangeTheSizeOfMaps() {
		agree(2, 5, 6, conv(2, 2, 2).build(), new ZeroPaddingLayer(1, 2, 3, 0), new Cropping2D(0, 1, 2, 1));
		agree(2, 4, 6, conv(3, 1, 1).build(), new SpaceToDepthLayer.Builder(2).build());
	}

	@Test
	void enlargement() {
		agree(2, 5, 6, conv(2, 2, 2).build(), new Upsampling2D.Builder(2).size(new int[] { 2, 3 }).build());
	}

	@Test
	void fullyConnectedLayersAfterMapsAndAfterVectors() {
		agree(2, 5, 6, conv(3, 2, 2).build(), dense(7, Activation.RELU).build(), new DropoutLayer(0.5), dense(4,
			Activation.TANH).hasBias(false).build(), new OutputLayer.Builder(LossFunction.MCXENT).nOut(5).activation(
				Activation.SOFTMAX).build());
		agree(2, 3, 3, dense(5, Activation.IDENTITY).build(), new ElementWiseMultiplicationLayer.Builder().nIn(5).nOut(5)
			.activation(Activation.SIGMOID).build(), new LossLayer.Builder().lossFunction(LossFunction.MCXENT).activation(
				Activation.SOFTMAX).build());
	}

	@Test
	void fullyConnectedLayersWithLayerNormalisation() {
		agree(2, 3, 3, dense(5, Activation.TANH).hasLayerNorm(true).build());
	}

	@Test
	void learnedSlopes() {
		agree(3, 4, 5, conv(3, 1, 1).build(), new PReLULayer.Builder().inputShape(3, 4, 5).build());
		agree(3, 4, 5, conv(3, 1, 1).build(), new PReLULayer.Builder().inputShape(3, 4, 5).sharedAxes(2, 3).build());
	}

	@Test
	void frozenLayersAndLossesOnMaps() {
		agree(2, 4, 5, new FrozenLayer(conv(3, 2, 2).build()), new CnnLossLayer.Builder(LossFunction.MCXENT).activation(
			Activation.SOFTMAX).build());
	}

	@ParameterizedTest
	@EnumSource(value = Activation.class, mode = EnumSource.Mode.EXCLUDE, names = { "RATIONALTANH", "RRELU" })
	void activationFunctions(final Activation function) {
		agree(3, 4, 5, conv(3, 2, 2).activation(function).build(), new ActivationLayer(function));
		agree(3, 2, 2, dense(5, function).build());
	}

	@Test
	void activationFunctionsWithOptions() {
		for (final IActivation function : new IActivation[] { new ActivationReLU(0.75, 0.25, 0.1), new ActivationELU(0.3),
			new ActivationThresholdedReLU(0.2), new ActivationGELU(true), new ActivationGELU(false) })
			agree(3, 4, 5, conv(3, 2, 2).activation(function).build());
	}

	private static ConvolutionLayer.Builder conv(final int out, final int height, final int width) {
		return new ConvolutionLayer.Builder(height, width).nOut(out).convolutionMode(Truncate).activation(
			Activation.IDENTITY);
	}

	private static SubsamplingLayer.Builder pool(final PoolingType type) {
		return new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(2, 2).convolutionMode(Truncate);
	}

	private static DenseLayer.Builder dense(final int out, final Activation activation) {
		return new DenseLayer.Builder().nOut(out).activation(activation);
	}
}
