package org.cnnvis.model.known;

import org.cnnvis.model.ClassNames;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;

/**
 * VGG16 and VGG19 (Simonyan and Zisserman 2015, configurations D and E) with the layer names of keras.applications, as
 * far as a file has weights. {@code predictions:linear} are the logits.
 */
final class Vgg implements KnownArchitecture {

	private static final int SIZE = 224, CLASSES = 1000, HIDDEN = 4096;
	private static final int[] FILTERS = { 64, 128, 256, 512, 512 };
	private static final int[] CONVOLUTIONS_16 = { 2, 2, 3, 3, 3 }, CONVOLUTIONS_19 = { 2, 2, 4, 4, 4 };

	@Override
	public boolean recognises(final NamedWeights weights) {
		return weights.has("block1_conv1") && weights.has("block1_conv2");
	}

	@Override
	public ImportedModel build(final NamedWeights weights) {
		final boolean is19 = weights.has("block3_conv4") || weights.has("block4_conv4") || weights.has("block5_conv4");
		final int[] convolutions = is19 ? CONVOLUTIONS_19 : CONVOLUTIONS_16;
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input_1", new Input(3, SIZE, SIZE));
		int in = 3;
		for (int block = 1; block <= FILTERS.length; block++) {
			for (int i = 1; i <= convolutions[block - 1]; i++) {
				final String layer = "block" + block + "_conv" + i;
				if (!weights.has(layer)) return ending(net, x, weights, convolutions, block, i);
				x = net.add(layer, weights.convolution(layer, in, FILTERS[block - 1], 3, 1, Padding.SAME), Activation.RELU, x);
				in = FILTERS[block - 1];
			}
			x = net.add("block" + block + "_pool", Pooling.max(2, 2, Padding.NONE), x);
		}
		return top(net, x, weights);
	}

	private static ImportedModel top(final NetworkBuilder net, final Node body, final NamedWeights weights) {
		if (!weights.has("fc1")) return model(net, body);
		final int last = FILTERS[FILTERS.length - 1], side = SIZE >> FILTERS.length;
		Node x = net.add("flatten", Reshape.flatten(Reshape.Order.CHANNELS_LAST), body);
		x = net.add("fc1", weights.dense("fc1", side * side * last, HIDDEN), Activation.RELU, x);
		x = net.add("fc2", weights.dense("fc2", HIDDEN, HIDDEN), Activation.RELU, x);
		x = net.add("predictions", weights.dense("predictions", HIDDEN, CLASSES), new Softmax(), x);
		return model(net, x).withClasses(ClassNames.imageNet());
	}

	/** The network up to the first layer without weights, if no later layer has any. */
	private static ImportedModel ending(final NetworkBuilder net, final Node last, final NamedWeights weights,
		final int[] convolutions, final int missingBlock, final int missingConvolution)
	{
		for (int block = missingBlock; block <= convolutions.length; block++)
			for (int i = 1; i <= convolutions[block - 1]; i++)
				if ((block > missingBlock || i > missingConvolution) && weights.has("block" + block + "_conv" + i)) throw NamedWeights.missing(
					"block" + missingBlock + "_conv" + missingConvolution);
		return model(net, last).withNotes("The file holds weights up to " + last.layer() +
			" only: the network ends there.");
	}

	private static ImportedModel model(final NetworkBuilder net, final Node output) {
		return ImportedModel.of(net.build(output)).withInput(InputSpec.CAFFE);
	}
}
