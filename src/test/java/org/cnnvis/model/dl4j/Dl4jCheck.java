package org.cnnvis.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares what a translated network computes with what DL4J computes itself, layer by layer, on random weights. */
final class Dl4jCheck {

	/**
	 * Of the largest number in a layer: both sides add up to a few hundred products in float32 (2^-24 each) in different
	 * orders, in up to ten layers.
	 */
	private static final double TOLERANCE = 1000 * 0x1p-24;

	private Dl4jCheck() {}

	/** A picture of this size goes through the layers. */
	static void agree(final int channels, final int height, final int width,
		final org.deeplearning4j.nn.conf.layers.Layer... layers)
	{
		agree(CNN2DFormat.NCHW, channels, height, width, layers);
	}

	static void agree(final CNN2DFormat format, final int channels, final int height, final int width,
		final org.deeplearning4j.nn.conf.layers.Layer... layers)
	{
		final ListBuilder list = new NeuralNetConfiguration.Builder().seed(1).convolutionMode(ConvolutionMode.Truncate)
			.list();
		for (final org.deeplearning4j.nn.conf.layers.Layer layer : layers)
			list.layer(layer);
		agree(list.setInputType(InputType.convolutional(height, width, channels, format)).build(), format, channels, height,
			width);
	}

	static void agree(final MultiLayerConfiguration configuration, final CNN2DFormat format, final int channels,
		final int height, final int width)
	{
		final MultiLayerNetwork network = new MultiLayerNetwork(configuration);
		network.init();
		randomize(network.getLayers());
		agree(network, format, channels, height, width);
	}

	static void agree(final MultiLayerNetwork network, final CNN2DFormat format, final int channels, final int height,
		final int width)
	{
		final MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
		final INDArray picture = picture(channels, height, width);
		final Map<String, INDArray> activations = new LinkedHashMap<>();
		for (int i = 0; i < configuration.getConfs().size(); i++) {
			final String name = configuration.getConf(i).getLayer().getLayerName();
			// Asked for one by one, because later layers work in the arrays of earlier ones.
			final List<INDArray> found = network.feedForwardToLayer(i, dl4j(picture, format), false);
			activations.put(name == null ? "layer" + i : name, found.get(i + 1));
		}
		compare(Dl4jNetwork.of(network), picture, activations, format);
	}

	static void agree(final ComputationGraphConfiguration configuration, final int channels, final int height,
		final int width)
	{
		final ComputationGraph graph = new ComputationGraph(configuration);
		graph.init();
		randomize(graph.getLayers());
		agree(graph, channels, height, width);
	}

	static void agree(final ComputationGraph graph, final int channels, final int height, final int width) {
		final INDArray picture = picture(channels, height, width);
		final Map<String, INDArray> activations = new LinkedHashMap<>(graph.feedForward(picture, false));
		graph.getConfiguration().getNetworkInputs().forEach(activations::remove);
		overwritten(graph.getConfiguration()).forEach(activations::remove);
		compare(Dl4jNetwork.of(graph), picture, activations, CNN2DFormat.NCHW);
	}

	/** Vertices in whose arrays a following layer works: their own numbers are gone when DL4J has finished. */
	private static Set<String> overwritten(final ComputationGraphConfiguration configuration) {
		final Set<String> names = new HashSet<>();
		configuration.getVertices().forEach((name, vertex) -> {
			if (!(vertex instanceof LayerVertex)) return;
			final Object layer = ((LayerVertex) vertex).getLayerConf().getLayer();
			if (layer instanceof ActivationLayer || layer instanceof LossLayer) names.addAll(configuration.getVertexInputs()
				.get(name));
		});
		return names;
	}

	private static INDArray picture(final int channels, final int height, final int width) {
		Nd4j.getRandom().setSeed(5);
		return Nd4j.rand(1, channels, height, width).muli(2).subi(1);
	}

	/** Biases, means and slopes too, which DL4J starts from zero; variances stay positive. */
	private static void randomize(final Layer[] layers) {
		Nd4j.getRandom().setSeed(3);
		for (final Layer layer : layers)
			layer.paramTable().forEach((key, array) -> array.assign(Nd4j.rand(array.shape()).subi(key.equals("var") ? -0.2
				: 0.5)));
	}

	private static INDArray dl4j(final INDArray picture, final CNN2DFormat format) {
		return format == CNN2DFormat.NCHW ? picture : picture.permute(0, 2, 3, 1).dup('c');
	}

	private static void compare(final Network network, final INDArray picture, final Map<String, INDArray> activations,
		final CNN2DFormat format)
	{
		if (network.input().height() > 0) assertDoesNotThrow(() -> network.shapes(0, 0), "the size that was found");
		final List<String> names = new ArrayList<>(activations.keySet());
		final Node[] taps = names.stream().map(name -> node(network, name)).toArray(Node[]::new);
		try (GradientProgram program = new Nd4jBackend().compile(ProgramSpec.of(network, taps).size((int) picture.size(2),
			(int) picture.size(3)).forwardOnly()))
		{
			program.forward(picture.dup('c').data().asFloat());
			for (int i = 0; i < taps.length; i++) {
				final float[] computed = new float[program.tapShape(i).size()];
				program.read(i, computed);
				compare(names.get(i), activations.get(names.get(i)), computed, format);
			}
		}
	}

	private static Node node(final Network network, final String name) {
		final Node node = network.node(name);
		assertTrue(node != null, () -> "no node " + name + " in\n" + network);
		return node;
	}

	private static void compare(final String name, final INDArray array, final float[] computed,
		final CNN2DFormat format)
	{
		final INDArray channelsFirst = array.rank() == 4 && format == CNN2DFormat.NHWC ? array.permute(0, 3, 1, 2) : array;
		final double[] expected = channelsFirst.dup('c').data().asDouble();
		assertEquals(expected.length, computed.length, name);
		double largest = 1;
		for (final double e : expected)
			largest = Math.max(largest, Math.abs(e));
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], computed[i], TOLERANCE * largest, name + "[" + i + "]");
	}
}
