package org.cnnvis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A small classifier of DL4J's layers, by chance: convolutions of all kinds, pooling, branches, fully connected layers.
 * Local response normalisation is not among them, as DL4J's gradient of it is not that of what it computes.
 */
final class RandomGraph {

	/** Steps that a network grows by before its classes. */
	private static final int STEPS = 6;

	private final Random random;
	private final GraphBuilder graph;
	private String last = "picture";
	private int side, channels = 3, next;

	private RandomGraph(final long seed, final int side, final int classes) {
		random = new Random(seed);
		this.side = side;
		graph = new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).seed(seed).convolutionMode(
			ConvolutionMode.Truncate).graphBuilder().addInputs(last).setInputTypes(InputType.convolutional(side, side,
				channels));
		for (int i = 0; i < STEPS; i++)
			grow(i == 0 ? 0 : random.nextInt(6));
		if (random.nextBoolean()) add("mean", new GlobalPoolingLayer(PoolingType.AVG));
		else add("hidden", new DenseLayer.Builder().nOut(8 + random.nextInt(9)).activation(function()).build());
		add("classes", new OutputLayer.Builder(LossFunction.MCXENT).nOut(classes).activation(Activation.SOFTMAX).build());
		graph.setOutputs("classes");
	}

	/** For colour pictures of a side; the arithmetic is float64. */
	static ComputationGraphConfiguration of(final long seed, final int side, final int classes) {
		return new RandomGraph(seed, side, classes).graph.build();
	}

	private void grow(final int kind) {
		switch (kind) {
			case 1:
				pool(PoolingType.MAX);
				break;
			case 2:
				pool(PoolingType.AVG);
				break;
			case 3:
				join();
				break;
			case 4:
				addToItself();
				break;
			case 5:
				depthwise();
				break;
			default:
				convolution();
		}
	}

	private String name(final String kind) {
		return kind + next++;
	}

	private void add(final String name, final org.deeplearning4j.nn.conf.layers.Layer layer) {
		graph.addLayer(name, layer, last);
		last = name;
	}

	private Activation function() {
		return new Activation[] { Activation.RELU, Activation.TANH, Activation.IDENTITY, Activation.SWISH }[random.nextInt(4)];
	}

	/** Any kernel, stride, border and dilation that fits. */
	private void convolution() {
		final int kernel = 1 + random.nextInt(Math.min(4, side)), stride = side > 6 ? 1 + random.nextInt(2) : 1;
		final int dilation = side > 2 * kernel && random.nextInt(4) == 0 ? 2 : 1, pad = random.nextInt(kernel);
		channels = 5 + random.nextInt(20);
		final ConvolutionLayer.Builder layer = new ConvolutionLayer.Builder(kernel, kernel).nOut(channels).stride(stride,
			stride).dilation(dilation, dilation).hasBias(random.nextInt(4) > 0).activation(function());
		if (random.nextInt(3) == 0) {
			add(name("same"), layer.convolutionMode(ConvolutionMode.Same).build());
			side = (side + stride - 1) / stride;
			return;
		}
		add(name("conv"), layer.padding(pad, pad).build());
		side = (side + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1;
	}

	private void depthwise() {
		final int kernel = 1 + random.nextInt(Math.min(3, side)), times = 1 + random.nextInt(2);
		channels *= times;
		add(name("depthwise"), new DepthwiseConvolution2D.Builder(kernel, kernel).depthMultiplier(times).nOut(channels)
			.convolutionMode(ConvolutionMode.Same).activation(function()).build());
	}

	private void pool(final PoolingType type) {
		if (side < 4) return;
		final int kernel = 2 + random.nextInt(2), stride = 1 + random.nextInt(2), pad = random.nextInt(2);
		add(name("pool"), new SubsamplingLayer.Builder(type).kernelSize(kernel, kernel).stride(stride, stride).padding(pad,
			pad).build());
		side = (side + 2 * pad - kernel) / stride + 1;
	}

	/** Branches whose channels follow each other. */
	private void join() {
		final int wide = 4 + random.nextInt(10), narrow = 4 + random.nextInt(10);
		final String left = side(wide, 3), right = side(narrow, 1), joined = name("joined");
		if (random.nextBoolean()) {
			graph.addVertex(joined, new MergeVertex(), left, last, right);
			channels += wide + narrow;
		}
		else {
			graph.addVertex(joined, new MergeVertex(), left, right);
			channels = wide + narrow;
		}
		last = joined;
	}

	/** A residual block. */
	private void addToItself() {
		final String change = side(channels, 3), sum = name("sum");
		graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), change, last);
		last = sum;
	}

	private String side(final int out, final int kernel) {
		final String name = name("branch");
		graph.addLayer(name, new ConvolutionLayer.Builder(kernel, kernel).nOut(out).convolutionMode(ConvolutionMode.Same)
			.activation(function()).build(), last);
		return name;
	}
}
