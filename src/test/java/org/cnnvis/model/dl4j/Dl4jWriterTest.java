package org.cnnvis.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Collectors;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

import org.cnnvis.engine.Engine;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.model.Half;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;

/** What is written computes the same when DL4J reads it, and when we do. */
class Dl4jWriterTest {

	private static final int SIDE = 21, CLASSES = 5;

	/** Probabilities of sums of some hundred products in another order. */
	private static final float TOLERANCE = 1e-5f;

	private final Random random = new Random(3);

	@Test
	void aNetworkOfCaffesKindWithAFullyConnectedLayer() throws IOException {
		final NetworkBuilder net = new NetworkBuilder();
		final Node x = body(net);
		final Node mean = net.add("mean", new GlobalPooling(Pooling.Kind.AVERAGE), x);
		final Node flat = net.addPart("predictions", "flat", Reshape.flatten(Reshape.Order.CHANNELS_FIRST), mean);
		check(net.build(net.add("predictions", convolution(26, CLASSES, 1, 1, 0, 1), new Softmax(), flat)));
	}

	@Test
	void aNetworkWhoseClassesAreMaps() throws IOException {
		final NetworkBuilder net = new NetworkBuilder();
		final Node maps = net.add("class_maps", convolution(26, CLASSES, 1, 1, 0, 1), body(net));
		final Node logits = net.add("logits", new GlobalPooling(Pooling.Kind.AVERAGE), maps);
		check(net.build(net.add("predictions", new Softmax(), logits)));
	}

	@Test
	void aNetworkOfKerasKindThatFlattensWithTheChannelsLast() throws IOException {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, SIDE, SIDE));
		x = net.add("conv1", convolution(3, 8, 3, 1, 0, 1), Activation.RELU, x);
		x = net.add("pool1", Pooling.max(2, 2, Padding.NONE), x);
		x = net.addPart("hidden", "flatten", Reshape.flatten(Reshape.Order.CHANNELS_LAST), x);
		x = net.add("hidden", convolution(8 * 9 * 9, 12, 1, 1, 0, 1), Activation.RELU, x);
		check(net.build(net.add("predictions", convolution(12, CLASSES, 1, 1, 0, 1), new Softmax(), x)));
	}

	private Node body(final NetworkBuilder net) {
		Node x = net.add("input", new Input(3, SIDE, SIDE));
		x = net.add("conv1/7x7_s2", convolution(3, 8, 3, 1, 1, 1), Activation.RELU, x);
		x = net.add("pool1/3x3_s2", Pooling.max(3, 2, Padding.ceil(0)), x);
		x = net.add("pool2", Pooling.max(2, 2, Padding.ceil(0)), x);
		x = net.add("pool3", Pooling.max(3, 1, Padding.of(0, 2, 1, 1)), x);
		x = net.add("norm", new LocalResponseNormalization(5, 0.02f, 0.75f, 1), x);
		final Node narrow = net.add("a/1x1", convolution(8, 10, 1, 1, 0, 1), Activation.relu(0.1f, Float.POSITIVE_INFINITY, 0),
			x);
		final Node pooled = net.add("a/pool", Pooling.max(3, 1, Padding.ceil(1)), x);
		final Node grouped = net.add("a/depthwise", new Convolution(kernel(8, 1, 3), numbers(8, 0.1), Window.of(3, 1,
			Padding.SAME), 8), pooled);
		final Node scaled = net.add("a/scaled", new Affine(numbers(8, 1), numbers(8, 1)), grouped);
		final Node sum = net.add("a/sum", new Merge(Merge.Kind.ADD), scaled, pooled);
		return net.add("a/output", new Concat(Concat.CHANNELS), narrow, sum, pooled);
	}

	private Convolution convolution(final int in, final int out, final int side, final int stride, final int pad,
		final int groups)
	{
		return new Convolution(kernel(out, in, side), numbers(out, 0.1), Window.of(side, stride, Padding.of(pad)), groups);
	}

	private Tensor kernel(final int out, final int in, final int side) {
		return Tensor.of(numbers(out * in * side * side, 1 / Math.sqrt(in * side * side)), out, in, side, side);
	}

	/** Of 16 bits, as they are stored. */
	private float[] numbers(final int n, final double deviation) {
		final float[] numbers = new float[n];
		for (int i = 0; i < n; i++)
			numbers[i] = (float) (deviation * random.nextGaussian());
		return Half.rounded(numbers);
	}

	private void check(final Network network) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		Dl4jWriter.write(network, SIDE, out);
		final float[] pictures = numbers(3 * SIDE * SIDE, 1), expected = probabilities(network, pictures);
		final Network ours = new Dl4jFormat().read(new ByteArrayInputStream(out.toByteArray()), out.size()).network();
		assertArrayEquals(expected, probabilities(ours, pictures), TOLERANCE);
		assertEquals(names(network), names(ours), "layers");
		final ComputationGraph dl4j = ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(out.toByteArray()))
			.convertDataType(DataType.FLOAT);
		assertArrayEquals(expected, dl4j.outputSingle(Nd4j.createFromArray(pictures).reshape(1, 3, SIDE, SIDE)).toFloatVector(),
			TOLERANCE);
	}

	private static java.util.Set<String> names(final Network network) {
		return network.layers().stream().map(Node::name).collect(Collectors.toSet());
	}

	private static float[] probabilities(final Network network, final float[] pictures) {
		final float[] probabilities = new float[CLASSES];
		try (GradientProgram program = Engine.standard(System.out::println).compile(ProgramSpec.of(network, network.output())
			.size(SIDE, SIDE).forwardOnly()))
		{
			program.forward(pictures);
			program.read(0, probabilities);
		}
		return probabilities;
	}
}
