package org.cnnvis.model.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;
import org.cnnvis.network.pass.NonNegative;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A classifier of ours as DL4J's layers. A convolution and the activation function after it become one layer of that
 * name; what a layer needs before it (a border) is a vertex {@code layer:border}.
 */
final class Dl4jGraph {

	private final Network network;
	private final Map<Node, Shape> shapes;
	private final Map<Node, Integer> readers;
	private final GraphBuilder graph;
	private final InputType input;
	/** The vertex that yields a node's value; flattening is a preprocessor, which DL4J adds by itself. */
	private final Map<Node, String> names = new IdentityHashMap<>();
	private final Map<Node, Node> activations = new IdentityHashMap<>();
	private final Map<String, List<float[]>> weights = new LinkedHashMap<>();

	Dl4jGraph(final Network network, final int side) {
		this.network = network;
		this.shapes = network.shapes(side, side);
		this.readers = network.consumers();
		this.graph = new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.HALF).updater(new NoOp()).graphBuilder();
		this.input = InputType.convolutional(side, side, network.input().channels());
		for (final Node node : network.nodes())
			if (isFunction(node) && node.input().op() instanceof Convolution && readers.get(node.input()) == 1) activations.put(
				node.input(), node);
		for (final Node node : network.nodes())
			add(node);
		graph.setInputTypes(input).setOutputs(names.get(network.output()));
	}

	private static boolean isFunction(final Node node) {
		return node.op() instanceof Activation || node.op() instanceof Softmax;
	}

	ComputationGraphConfiguration configuration() {
		return graph.build();
	}

	/** Of each vertex, in DL4J's order. */
	Map<String, List<float[]>> weights() {
		return weights;
	}

	private void add(final Node node) {
		final Node function = activations.get(node);
		if (!node.inputs().isEmpty() && activations.get(node.input()) == node) return;
		final Node named = function == null ? node : function;
		names.put(node, named.name());
		names.put(named, named.name());
		if (node.op() instanceof Input) graph.addInputs(named.name());
		else if (node.op() instanceof Convolution) convolution(node, named, (Convolution) node.op());
		else if (node.op() instanceof Reshape || node.op() instanceof Identity) pass(node);
		else if (node.op() instanceof Concat && ((Concat) node.op()).axis() == Concat.CHANNELS) graph.addVertex(named.name(),
			new MergeVertex(), inputs(node));
		else if (node.op() instanceof Merge) graph.addVertex(named.name(), new ElementWiseVertex(operation(node)), inputs(
			node));
		else if (node.op() instanceof Pooling && hasBorderApart(node)) graph.addLayer(named.name(), layer(node), border(node,
			named.name(), borderApart(node)));
		else graph.addLayer(named.name(), layer(node), inputs(node));
	}

	private String[] inputs(final Node node) {
		return node.inputs().stream().map(names::get).toArray(String[]::new);
	}

	private void pass(final Node node) {
		final boolean flat = node.op() instanceof Identity || shapes.get(node).isVector();
		if (!flat) throw refuse(node);
		names.put(node, names.get(node.input()));
	}

	private ElementWiseVertex.Op operation(final Node node) {
		switch (((Merge) node.op()).kind()) {
			case ADD:
				return ElementWiseVertex.Op.Add;
			case MULTIPLY:
				return ElementWiseVertex.Op.Product;
			case MAXIMUM:
				return ElementWiseVertex.Op.Max;
			case AVERAGE:
				return ElementWiseVertex.Op.Average;
			default:
				throw refuse(node);
		}
	}

	private CnnVisException refuse(final Node node) {
		return new CnnVisException("The layer '" + node.layer() + "' (" + node.op() +
			") cannot be saved, as DL4J has no such layer: choose another base model.");
	}

	private void convolution(final Node node, final Node named, final Convolution c) {
		final IActivation function = named == node ? Functions.identity() : Functions.of(named.op());
		if (function == null) throw refuse(named);
		final boolean vector = shapes.get(node.input()).isVector() && c.window().kernelHeight() * c.window()
			.kernelWidth() == 1;
		if (vector) {
			// Column order of (in, out).
			put(named.name(), ordered(node, c), c.bias());
			final boolean last = named == network.output();
			graph.addLayer(named.name(), last ? new OutputLayer.Builder(LossFunction.MCXENT).nIn(c.inChannels()).nOut(c
				.outChannels()).hasBias(c.bias() != null).activation(function).build() : new DenseLayer.Builder().nIn(c.inChannels())
					.nOut(c.outChannels()).hasBias(c.bias() != null).activation(function).build(), inputs(node));
			return;
		}
		if (function != null && named.op() instanceof Softmax) throw refuse(named);
		final String source = bordered(node, c.window(), named.name());
		final Window w = c.window();
		if (c.groups() == 1) {
			put(named.name(), c.bias(), c.kernel().data());
			graph.addLayer(named.name(), windowed(new ConvolutionLayer.Builder(w.kernelHeight(), w.kernelWidth()), w, c
				.outChannels(), c.bias() != null, function, node).build(), source);
		}
		else if (c.groups() == c.inChannels()) {
			final int multiplier = c.outChannels() / c.groups();
			put(named.name(), c.bias(), c.kernel().reshape(c.groups(), multiplier, w.kernelHeight(), w.kernelWidth()).permute(2,
				3, 0, 1).data());
			graph.addLayer(named.name(), windowed(new DepthwiseConvolution2D.Builder(w.kernelHeight(), w.kernelWidth())
				.depthMultiplier(multiplier), w, c.outChannels(), c.bias() != null, function, node).build(), source);
		}
		else throw refuse(node);
	}

	private <B extends ConvolutionLayer.BaseConvBuilder<B>> B windowed(final B builder, final Window w, final int out,
		final boolean bias, final IActivation function, final Node node)
	{
		final int[] p = border(node, w);
		final boolean same = w.padding().kind() == Padding.Kind.SAME;
		builder.stride(w.strideY(), w.strideX()).dilation(w.dilationY(), w.dilationX()).nOut(out).hasBias(bias).activation(
			function).convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate);
		if (!same && isEven(p)) builder.padding(p[0], p[2]);
		return builder;
	}

	private int[] border(final Node node, final Window w) {
		final Shape in = shapes.get(node.input());
		return w.border(in.height(), in.width());
	}

	private static boolean isEven(final int[] border) {
		return border[0] == border[1] && border[2] == border[3];
	}

	/** The vertex that a window slides over: with a border of its own where the sides differ. */
	private String bordered(final Node node, final Window w, final String name) {
		final int[] p = border(node, w);
		final Padding.Kind kind = w.padding().kind();
		if (kind == Padding.Kind.SAME || kind == Padding.Kind.EXPLICIT && isEven(p)) return names.get(node.input());
		if (kind != Padding.Kind.EXPLICIT) throw refuse(node);
		return border(node, name, p);
	}

	private String border(final Node node, final String name, final int[] p) {
		graph.addLayer(name + Scope.BORDER, new ZeroPaddingLayer.Builder(p[0], p[1], p[2], p[3]).build(), names.get(node
			.input()));
		return name + Scope.BORDER;
	}

	private void put(final String name, final float[]... arrays) {
		final List<float[]> present = new ArrayList<>(Arrays.asList(arrays));
		present.removeIf(a -> a == null);
		weights.put(name, present);
	}

	/** (out, in), where the inputs of a map are counted with the channels first, as DL4J does. */
	private float[] ordered(final Node node, final Convolution c) {
		final Node flat = node.input();
		if (!(flat.op() instanceof Reshape) || ((Reshape) flat.op()).order() == Reshape.Order.CHANNELS_FIRST) return c
			.kernel().data();
		final Shape map = shapes.get(flat.input());
		final Tensor kernel = c.kernel().reshape(c.outChannels(), map.height(), map.width(), map.channels());
		return kernel.permute(0, 3, 1, 2).data();
	}

	private Layer layer(final Node node) {
		final String name = node.name();
		if (node.op() instanceof Pooling) return pooling(node, (Pooling) node.op());
		if (node.op() instanceof GlobalPooling) return new GlobalPoolingLayer(((GlobalPooling) node.op())
			.kind() == Pooling.Kind.MAX ? PoolingType.MAX : PoolingType.AVG);
		if (node.op() instanceof LocalResponseNormalization) {
			final LocalResponseNormalization l = (LocalResponseNormalization) node.op();
			return new org.deeplearning4j.nn.conf.layers.LocalResponseNormalization.Builder(l.k(), l.size(), l.alpha(), l
				.beta()).build();
		}
		if (node.op() instanceof Softmax && node == network.output()) return new LossLayer.Builder(LossFunction.MCXENT)
			.activation(org.nd4j.linalg.activations.Activation.SOFTMAX).build();
		if (node.op() instanceof Activation && Functions.of(node.op()) != null) return new ActivationLayer(Functions.of(node
			.op()));
		if (node.op() instanceof Affine) return affine(name, (Affine) node.op());
		if (node.op() instanceof Border) {
			final Border b = (Border) node.op();
			if (Math.min(Math.min(b.top(), b.bottom()), Math.min(b.left(), b.right())) >= 0) return new ZeroPaddingLayer.Builder(b
				.top(), b.bottom(), b.left(), b.right()).build();
			if (Math.max(Math.max(b.top(), b.bottom()), Math.max(b.left(), b.right())) <= 0) return new Cropping2D.Builder(-b
				.top(), -b.bottom(), -b.left(), -b.right()).build();
		}
		throw refuse(node);
	}

	/**
	 * DL4J rounds sizes down. Where Caffe rounds up, the far sides get a border of zeros one smaller than the stride:
	 * that is the same for a maximum of numbers that are not negative. So do sides that differ, which DL4J does not know.
	 */
	private SubsamplingLayer pooling(final Node node, final Pooling p) {
		final Window w = p.window();
		final boolean same = w.padding().kind() == Padding.Kind.SAME;
		final int[] b = border(node, w);
		final boolean apart = hasBorderApart(node);
		if (apart && (p.kind() != Pooling.Kind.MAX || !NonNegative.is(node.input()) || isCeil(p) && b[0] + b[2] > 0)) throw refuse(
			node);
		if (!same && !apart && !isEven(b) || w.padding().kind() == Padding.Kind.SAME_LOWER) throw refuse(node);
		final SubsamplingLayer.Builder builder = new SubsamplingLayer.Builder(p.kind() == Pooling.Kind.MAX ? PoolingType.MAX
			: PoolingType.AVG).kernelSize(w.kernelHeight(), w.kernelWidth()).stride(w.strideY(), w.strideX()).dilation(w
				.dilationY(), w.dilationX()).convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate);
		if (!same && !apart) builder.padding(b[0], b[2]);
		final SubsamplingLayer layer = builder.build();
		layer.setAvgPoolIncludePadInDivisor(p.countBorder());
		return layer;
	}

	private static boolean isCeil(final Pooling p) {
		return p.window().padding().kind() == Padding.Kind.CEIL && p.window().strideY() * p.window().strideX() > 1;
	}

	private boolean hasBorderApart(final Node node) {
		final Pooling p = (Pooling) node.op();
		return isCeil(p) || p.window().padding().kind() == Padding.Kind.EXPLICIT && !isEven(border(node, p.window()));
	}

	private int[] borderApart(final Node node) {
		final Window w = ((Pooling) node.op()).window();
		return isCeil((Pooling) node.op()) ? new int[] { 0, w.strideY() - 1, 0, w.strideX() - 1 } : border(node, w);
	}

	/** A batch normalisation of mean 0, and variance 1 without epsilon (the logarithm of its root is 0). */
	private Layer affine(final String name, final Affine a) {
		final float[] zeros = new float[a.scale().length];
		put(name, a.scale(), a.shift(), zeros, zeros);
		return new BatchNormalization.Builder().eps(0).useLogStd(true).build();
	}
}
