package org.cnnvis.model.caffe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;

/**
 * Builds the graph of a Caffe network. Caffe names the results ("blobs"), and layers may work in place: a ReLU that
 * writes back into the result of a convolution becomes that layer's activation function, so that, as in Caffe, the name
 * {@code conv1/7x7_s2} stands for the result after the ReLU.
 */
final class CaffeGraph {

	private final NetworkBuilder net = new NetworkBuilder();
	private final CaffeWeights weights;
	private final Map<String, Node> blobs = new LinkedHashMap<>();
	private final Map<String, Integer> channels = new HashMap<>();
	private final List<PrototxtMessage> layers;

	CaffeGraph(final List<PrototxtMessage> layers, final CaffeWeights weights) {
		this.layers = layers;
		this.weights = weights;
	}

	Network build() throws IOException {
		final Set<String> read = new HashSet<>();
		for (int i = 0; i < layers.size(); i++) {
			final PrototxtMessage layer = layers.get(i);
			final String name = layer.text("name", ""), top = layer.text("top", name);
			if (layer.texts("top").size() > 1) throw new CnnVisException("Layer '" + name +
				"' has more than one result, which CNN Vis cannot compute");
			if (blobs.isEmpty()) {
				final Input input = input(layer);
				define(top, net.add(top, input), input.channels());
				continue;
			}
			final List<String> bottoms = layer.texts("bottom");
			if (isInPlace(layer)) {
				final Node node = blobs.get(top);
				if (node == null) throw unknown(name, top);
				if (i == 0 || !top.equals(layers.get(i - 1).text("top", ""))) throw new CnnVisException("Layer '" + name +
					"' works in place on '" + top + "', which another layer has used before");
				continue;
			}
			read.addAll(bottoms);
			final Op activation = followingActivation(i);
			define(top, add(layer, top, activation, bottoms), channelsOf(layer, bottoms));
		}
		final List<Node> outputs = new ArrayList<>();
		for (final Map.Entry<String, Node> blob : blobs.entrySet())
			if (!read.contains(blob.getKey())) outputs.add(blob.getValue());
		return net.build(outputs.toArray(new Node[0]));
	}

	private Node add(final PrototxtMessage layer, final String top, final Op activation, final List<String> bottoms)
		throws IOException
	{
		final String name = layer.text("name", "");
		if (bottoms.isEmpty()) throw new CnnVisException("Layer '" + name + "' has no input");
		final Node[] inputs = new Node[bottoms.size()];
		for (int i = 0; i < inputs.length; i++) {
			inputs[i] = blobs.get(bottoms.get(i));
			if (inputs[i] == null) throw unknown(name, bottoms.get(i));
		}
		switch (layer.text("type", "")) {
			case "InnerProduct":
				final Node flat = net.addPart(top, "flatten", Reshape.flatten(Reshape.Order.CHANNELS_FIRST), inputs[0]);
				return net.add(top, CaffeOps.innerProduct(layer, name, weights, flatSize(inputs[0])), activation, flat);
			case "Convolution":
				return net.add(top, CaffeOps.convolution(layer, name, weights, channels.get(bottoms.get(0))), activation,
					inputs);
			case "Concat":
				return net.add(top, new Concat(Concat.CHANNELS), activation, inputs);
			case "Eltwise":
				return net.add(top, CaffeOps.eltwise(layer, name), activation, inputs);
			default:
				return net.add(top, CaffeOps.withoutWeights(layer, name), activation, inputs);
		}
	}

	/** Numbers in the activation that a fully connected layer reads: follows from the size that the file states. */
	private int flatSize(final Node node) {
		return net.build(node).shapes(0, 0).get(node).size();
	}

	private int channelsOf(final PrototxtMessage layer, final List<String> bottoms) {
		switch (layer.text("type", "")) {
			case "Convolution":
				return layer.message("convolution_param").integer("num_output", 0);
			case "InnerProduct":
				return layer.message("inner_product_param").integer("num_output", 0);
			case "Concat":
				return bottoms.stream().mapToInt(channels::get).sum();
			default:
				return channels.get(bottoms.get(0));
		}
	}

	private void define(final String blob, final Node node, final int count) {
		if (blobs.put(blob, node) != null) throw new CnnVisException("Two layers make the same result '" + blob + "'");
		channels.put(blob, count);
	}

	private static Input input(final PrototxtMessage layer) {
		final List<Integer> dims = layer.message("input_param").message("shape").integers("dim");
		if (!"Input".equals(layer.text("type", "")) || dims.size() != 4) throw new CnnVisException(
			"The prototxt file does not begin with an Input layer of four dimensions (pictures, channels, height, width); " +
				"use the deploy version of the network");
		if (dims.get(1) < 1 || dims.get(2) < 1 || dims.get(3) < 1) throw new CnnVisException(
			"The Input layer of the prototxt file has the impossible shape " + dims);
		return new Input(dims.get(1), dims.get(2), dims.get(3));
	}

	private static boolean isInPlace(final PrototxtMessage layer) {
		return layer.texts("bottom").size() == 1 && layer.text("bottom", "").equals(layer.text("top", ""));
	}

	/** The activation function that the layers after this one apply in place; null for none. */
	private Op followingActivation(final int index) {
		final String top = layers.get(index).text("top", "");
		Op activation = null;
		for (int i = index + 1; i < layers.size() && isInPlace(layers.get(i)) && top.equals(layers.get(i).text("top",
			"")); i++)
		{
			final PrototxtMessage layer = layers.get(i);
			final Op op = CaffeOps.withoutWeights(layer, layer.text("name", ""));
			if (op instanceof Identity) continue;
			if (activation != null || !(op instanceof Activation || op instanceof Softmax)) throw new CnnVisException(
				"Layer '" + layer.text("name", "") + "' (" + layer.text("type", "") + ") in place is not supported");
			activation = op;
		}
		return activation;
	}

	private static CnnVisException unknown(final String layer, final String blob) {
		return new CnnVisException("Layer '" + layer + "' takes its input from '" + blob +
			"', which no layer before it makes");
	}
}
