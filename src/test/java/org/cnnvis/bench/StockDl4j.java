package org.cnnvis.bench;

import java.util.HashMap;
import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolutional network as stock DL4J layers, and one gradient step of it: what a user of DL4J gets. DL4J's backward
 * pass computes the gradients of the weights too, which nobody needs here and which cannot be switched off.
 */
final class StockDl4j {

	private final ComputationGraph graph;
	private final INDArray input;
	private final INDArray cotangent;

	/** @param target a node after a convolution, a ReLU or a concatenation; the network is cut there */
	StockDl4j(final Network cut, final int batch) {
		final Map<Node, Shape> shapes = cut.shapes(0, 0);
		final Shape in = shapes.get(cut.inputNode()), out = shapes.get(cut.output());
		final GraphBuilder builder = new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).graphBuilder();
		final String target = add(builder, cut, shapes);
		builder.setInputTypes(InputType.convolutional(in.height(), in.width(), in.channels()));
		graph = new ComputationGraph(builder.setOutputs(target).validateOutputLayerConfig(
			false).build());
		graph.init();
		graph.initGradientsView();
		input = Nd4j.randn(DataType.FLOAT, batch, in.channels(), in.height(), in.width());
		cotangent = Nd4j.ones(DataType.FLOAT, batch, out.channels(), out.height(), out.width());
	}

	/** @return name of the last layer */
	static String add(final GraphBuilder builder, final Network network, final Map<Node, Shape> shapes) {
		final Map<Node, String> names = new HashMap<>();
		for (final Node node : network.nodes())
			names.put(node, add(builder, node, names, shapes));
		return names.get(network.output());
	}

	private static String add(final GraphBuilder builder, final Node node, final Map<Node, String> names,
		final Map<Node, Shape> shapes)
	{
		final String name = node.name().replace('/', '_').replace(':', '_');
		if (node.op() instanceof Input) {
			builder.addInputs(name);
			return name;
		}
		String[] inputs = node.inputs().stream().map(names::get).toArray(String[]::new);
		if (node.op() instanceof Identity) return inputs[0];
		if (node.op() instanceof Concat) {
			builder.addVertex(name, new MergeVertex(), inputs);
			return name;
		}
		final Window window = node.op() instanceof Convolution ? ((Convolution) node.op()).window() : node
			.op() instanceof Pooling ? ((Pooling) node.op()).window() : null;
		if (window != null) {
			final Shape in = shapes.get(node.input());
			final int[] b = window.border(in.height(), in.width());
			if (b[0] + b[1] + b[2] + b[3] > 0) {
				builder.addLayer(name + "_pad", new ZeroPaddingLayer.Builder(b[0], b[1], b[2], b[3]).build(), inputs);
				inputs = new String[] { name + "_pad" };
			}
		}
		builder.addLayer(name, layer(node.op()), inputs);
		return name;
	}

	private static Layer layer(final Op op) {
		if (op instanceof Convolution) {
			final Convolution c = (Convolution) op;
			return new ConvolutionLayer.Builder(c.window().kernelHeight(), c.window().kernelWidth()).stride(c.window()
				.strideY(), c.window().strideX()).nOut(c.outChannels()).activation(new org.nd4j.linalg.activations.impl.ActivationIdentity())
				.build();
		}
		if (op instanceof Pooling) {
			final Pooling p = (Pooling) op;
			return new SubsamplingLayer.Builder(p.kind() == Pooling.Kind.MAX ? SubsamplingLayer.PoolingType.MAX
				: SubsamplingLayer.PoolingType.AVG).kernelSize(p.window().kernelHeight(), p.window().kernelWidth()).stride(p
					.window().strideY(), p.window().strideX()).build();
		}
		if (op instanceof Activation && ((Activation) op).isPlainRelu()) return new ActivationLayer(new ActivationReLU());
		if (op instanceof LocalResponseNormalization) {
			final LocalResponseNormalization l = (LocalResponseNormalization) op;
			return new org.deeplearning4j.nn.conf.layers.LocalResponseNormalization.Builder(l.k(), l.size(), l.alpha(), l
				.beta()).build();
		}
		throw new IllegalArgumentException("The benchmark has no stock layer for " + op);
	}

	/** Forward and backward. */
	void step() {
		// Inputs stay with their layers for the way back.
		graph.feedForward(new INDArray[] { input }, true, false);
		graph.backpropGradient(cotangent);
	}
}
