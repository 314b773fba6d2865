package org.cnnvis.train.method;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * A small network in the style of VGG: seven convolutions in four blocks of falling resolution, then the mean over all
 * positions and one fully connected layer, so that it takes pictures of any size. It comes in two forms: to learn, each
 * convolution is followed by a batch normalisation and a ReLU of their own ({@code conv1, conv1_bn, conv1_relu}); to be
 * used, the three are one layer ({@code conv1}). {@link BatchNormFolding} turns the one into the other.
 */
public final class SmallVgg {

	/** For model cards. */
	public static final String DESCRIPTION =
		"seven convolutions with ReLU (5 x 5 with stride 2, then 3 x 3; 32-64, 96-128, 192-192, 256 filters in four " +
			"blocks with maximum pooling between them), mean over all positions, one fully connected layer, softmax";

	/** Suffixes of the layers that follow a convolution while the network learns. */
	static final String NORMALIZATION = "_bn", RELU = "_relu";

	/** Share of the features that dropout leaves to the last layer. */
	private static final double KEPT_FEATURES = 0.7;

	private static final int[][] FILTERS_OF_BLOCKS = { { 32, 64 }, { 96, 128 }, { 192, 192 }, { 256 } };

	private final GraphBuilder graph;
	private final boolean normalized;
	private String last = "input";
	private int convolutions;

	private SmallVgg(final NeuralNetConfiguration.Builder builder, final int size, final boolean normalized) {
		this.graph = builder.weightInit(WeightInit.RELU).graphBuilder().addInputs(last).setInputTypes(InputType
			.convolutional(size, size, 3));
		this.normalized = normalized;
	}

	/**
	 * The network that learns.
	 *
	 * @param size pixels along each side of the pictures that it learns from
	 * @param weightDecay the L2 penalty's factor
	 * @param seed of the first weights and of the dropout
	 */
	public static ComputationGraphConfiguration toLearn(final int size, final int classes, final IUpdater updater,
		final double weightDecay, final long seed)
	{
		return new SmallVgg(new NeuralNetConfiguration.Builder().seed(seed).updater(updater).l2(weightDecay), size, true)
			.build(classes);
	}

	/** The network that is used: without batch normalisations, which are part of its weights. */
	public static ComputationGraphConfiguration toUse(final int size, final int classes) {
		return new SmallVgg(new NeuralNetConfiguration.Builder().updater(new NoOp()), size, false).build(classes);
	}

	private ComputationGraphConfiguration build(final int classes) {
		for (int block = 0; block < FILTERS_OF_BLOCKS.length; block++) {
			if (block > 0) add("pool" + block, new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2)
				.build());
			for (final int filters : FILTERS_OF_BLOCKS[block])
				convolution(filters);
		}
		add("features", new GlobalPoolingLayer(PoolingType.AVG));
		add("predictions", new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT).nOut(classes).dropOut(normalized ? KEPT_FEATURES : 0).activation(
			Activation.SOFTMAX).build());
		return graph.setOutputs(last).build();
	}

	private void convolution(final int filters) {
		final boolean first = ++convolutions == 1;
		final String name = "conv" + convolutions;
		final int kernel = first ? 5 : 3, stride = first ? 2 : 1;
		add(name, new ConvolutionLayer.Builder(kernel, kernel).stride(stride, stride).nOut(filters).convolutionMode(
			ConvolutionMode.Same).hasBias(!normalized).activation(normalized ? Activation.IDENTITY : Activation.RELU).build());
		if (!normalized) return;
		add(name + NORMALIZATION, new BatchNormalization.Builder().build());
		add(name + RELU, new ActivationLayer(Activation.RELU));
	}

	private void add(final String name, final Layer layer) {
		graph.addLayer(name, layer, last);
		last = name;
	}
}
