package org.cnnvis.model.known;

import org.cnnvis.model.ClassNames;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;

/**
 * SqueezeNet 1.1 (Iandola et al. 2016) with the layer names of the Keras port whose weights are in circulation: pooled
 * sizes are rounded down there. With or without its classifier.
 */
final class SqueezeNet implements KnownArchitecture {

	private static final int SIZE = 227, CLASSES = 1000;

	/** Filters of the squeezing and of each expanding convolution, of fire2 to fire9. */
	private static final int[][] FIRE = { { 16, 64 }, { 16, 64 }, { 32, 128 }, { 32, 128 }, { 48, 192 }, { 48, 192 }, { 64,
		256 }, { 64, 256 } };

	@Override
	public boolean recognises(final NamedWeights weights) {
		for (int fire = 2; fire <= 9; fire++)
			for (final String part : new String[] { "squeeze1x1", "expand1x1", "expand3x3" })
				if (!weights.has("fire" + fire + "/" + part)) return false;
		return weights.has("conv1");
	}

	@Override
	public ImportedModel build(final NamedWeights weights) {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, SIZE, SIZE));
		x = net.add("conv1", weights.convolution("conv1", 3, 64, 3, 2, Padding.NONE), x);
		x = net.add("relu_conv1", Activation.RELU, x);
		x = net.add("pool1", Pooling.max(3, 2, Padding.NONE), x);
		int in = 64;
		for (int fire = 2; fire <= 9; fire++) {
			final int squeeze = FIRE[fire - 2][0], expand = FIRE[fire - 2][1];
			final String name = "fire" + fire + "/";
			final Node s = convolution(net, weights, name, "squeeze1x1", in, squeeze, 1, x);
			x = net.add(name + "concat", new Concat(Concat.CHANNELS), convolution(net, weights, name, "expand1x1", squeeze,
				expand, 1, s), convolution(net, weights, name, "expand3x3", squeeze, expand, 3, s));
			if (fire == 3 || fire == 5) x = net.add("pool" + fire, Pooling.max(3, 2, Padding.NONE), x);
			in = 2 * expand;
		}
		if (!weights.has("conv10")) return ImportedModel.of(net.build(x)).withInput(InputSpec.CAFFE);
		x = net.add("conv10", weights.convolution("conv10", in, CLASSES, 1, 1, Padding.NONE), x);
		x = net.add("relu_conv10", Activation.RELU, x);
		x = net.add("pool10", new GlobalPooling(Pooling.Kind.AVERAGE), x);
		x = net.add("loss", new Softmax(), x);
		return ImportedModel.of(net.build(x)).withInput(InputSpec.CAFFE).withClasses(ClassNames.imageNet());
	}

	private static Node convolution(final NetworkBuilder net, final NamedWeights weights, final String module,
		final String part, final int in, final int out, final int size, final Node x)
	{
		final String layer = module + part;
		final Node linear = net.add(layer, weights.convolution(layer, in, out, size, 1, Padding.SAME), x);
		return net.add(module + "relu_" + part, Activation.RELU, linear);
	}
}
