package org.cnnvis.visualize;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;

/** Small networks with random weights. */
public final class Samples {

	static final List<String> CLASSES = Arrays.asList("sea_snake", "Granny_Smith", "crane", "crane",
		"great white shark, white shark");

	private Samples() {}

	/**
	 * conv1 (6 filters, ReLU), pool1, conv2 (8 filters, ReLU), and five classes by the layer {@code predictions}, whose
	 * weights want pictures of 16 x 16 pixels.
	 */
	public static Model classifier() {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = body(net, 16);
		x = net.add("flatten", Reshape.flatten(Reshape.Order.CHANNELS_FIRST), x);
		x = net.add("predictions", Convolution.dense(random(5, 8 * 8 * 8), null), new Softmax(), x);
		return model(net.build(x), InputSpec.CAFFE, CLASSES);
	}

	/** The same body, taking any size, with the classes' logits averaged over positions and the softmax a layer of its own. */
	public static Model fullyConvolutional(final InputSpec input) {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = body(net, 0);
		x = net.add("conv3", convolution(8, 5, 1), x);
		x = net.add("pool3", new GlobalPooling(Pooling.Kind.AVERAGE), x);
		x = net.add("prob", new Softmax(), x);
		return model(net.build(x), input, CLASSES);
	}

	private static Node body(final NetworkBuilder net, final int size) {
		Node x = net.add("input", new Input(3, size, size));
		x = net.add("conv1", convolution(3, 6, 3), Activation.RELU, x);
		x = net.add("pool1", Pooling.max(2, 2, Padding.NONE), x);
		return net.add("conv2", convolution(6, 8, 3), Activation.RELU, x);
	}

	public static Model model(final Network network, final InputSpec input, final List<String> classes) {
		return new Model("sample", "test", "00", network, input, classes);
	}

	/** With zero padding that keeps the size. */
	static Convolution convolution(final int in, final int out, final int side) {
		return new Convolution(random(out, in, side, side), null, Window.of(side, 1, Padding.SAME), 1);
	}

	private static Tensor random(final int... shape) {
		final Random random = new Random(Arrays.hashCode(shape));
		final float[] data = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		for (int i = 0; i < data.length; i++)
			data[i] = (float) random.nextGaussian() / 10;
		return Tensor.of(data, shape);
	}
}
