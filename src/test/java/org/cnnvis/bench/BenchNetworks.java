package org.cnnvis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.Random;

import org.cnnvis.model.caffe.CaffeFormat;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.cnnvis.network.pass.Cut;

/** The networks that the benchmark measures. */
public final class BenchNetworks {

	private static final int[] VGG16_BLOCKS = { 2, 2, 3, 3, 3 };

	private BenchNetworks() {}

	/**
	 * VGG16's convolutions with random weights (He et al. 2015): the arithmetic does not depend on them, and activations
	 * keep their size from layer to layer, so that no number is denormal.
	 */
	public static Network vgg16Body() {
		final Random random = new Random(16);
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, 224, 224));
		int in = 3;
		for (int block = 0; block < VGG16_BLOCKS.length; block++) {
			final int out = Math.min(512, 64 << block);
			for (int i = 1; i <= VGG16_BLOCKS[block]; i++, in = out)
				x = net.add("block" + (block + 1) + "_conv" + i, convolution(random, in, out), Activation.RELU, x);
			if (block < VGG16_BLOCKS.length - 1) x = net.add("block" + (block + 1) + "_pool", Pooling.max(2, 2, Padding.NONE),
				x);
		}
		return net.build(x);
	}

	private static Convolution convolution(final Random random, final int in, final int out) {
		final float[] kernel = new float[in * out * 9];
		final double sd = Math.sqrt(2.0 / (9 * in));
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = (float) (sd * random.nextGaussian());
		return new Convolution(Tensor.of(kernel, out, in, 3, 3), new float[out], Window.of(3, 1, Padding.of(1)), 1);
	}

	/** Names that {@link #named} knows. */
	static final String VGG16 = "VGG16", VGG16_CUT = "VGG16 to block3_conv1", GOOGLENET = "GoogLeNet",
			SQUEEZENET = "SqueezeNet 1.1";

	/** The network up to the layer whose gradient is measured. */
	static Network named(final String name) throws IOException {
		final String layer = layer(name);
		return cut(whole(name), layer.contains("/") ? layer : layer + ":linear");
	}

	/** The network with all its layers. */
	static Network whole(final String name) throws IOException {
		return prototxt(name) == null ? vgg16Body() : caffe(prototxt(name));
	}

	/** The layer whose gradient is measured. */
	static String layer(final String name) {
		switch (name) {
			case VGG16:
				return "block5_conv3";
			case VGG16_CUT:
				return "block3_conv1";
			case GOOGLENET:
				return "inception_5b/output";
			case SQUEEZENET:
				return "conv10";
			default:
				throw new IllegalArgumentException(name);
		}
	}

	private static Network cut(final Network network, final String target) {
		return Cut.at(network, Collections.singletonList(network.node(target)));
	}

	/** Where a network's file is, or would be; null where none is needed. */
	static Path prototxt(final String name) {
		final String folder = name.equals(GOOGLENET) ? "googlenet-caffe" : name.equals(SQUEEZENET) ? "squeezenet11-caffe"
			: null;
		return folder == null ? null : Paths.get(System.getProperty("cnnvis.shared", "../shared/data"), "models", folder,
			"deploy.prototxt");
	}

	/** @param prototxt of a network with its weights beside it */
	public static Network caffe(final Path prototxt) throws IOException {
		return new CaffeFormat().read(prototxt).network();
	}
}
