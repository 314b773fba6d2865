package org.cnnvis.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.engine.Parameter;
import org.cnnvis.model.Half;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;

/** What is learned, outside of a program. */
final class Weights {

	private Weights() {}

	static float[][] copy(final List<Parameter> parameters) {
		final float[][] copies = new float[parameters.size()][];
		for (int p = 0; p < copies.length; p++) {
			copies[p] = new float[parameters.get(p).length()];
			parameters.get(p).values().get(copies[p]);
		}
		return copies;
	}

	static boolean areFinite(final float[][] weights) {
		for (final float[] array : weights)
			for (final float weight : array)
				if (!Float.isFinite(weight)) return false;
		return true;
	}

	static void set(final List<Parameter> parameters, final float[][] values) {
		for (int p = 0; p < values.length; p++)
			parameters.get(p).values().put(values[p]);
	}

	/** A network with its weights rounded to 16 bits. */
	static Network rounded(final Network network) {
		return rounded(network, Collections.emptyList(), new float[0][]);
	}

	/** A network with what was learned, and all other weights, rounded to 16 bits. */
	static Network rounded(final Network network, final List<Parameter> parameters, final float[][] values) {
		final Map<Node, float[]> kernels = new IdentityHashMap<>(), biases = new IdentityHashMap<>();
		for (int p = 0; p < values.length; p++)
			(parameters.get(p).isBias() ? biases : kernels).put(parameters.get(p).node(), values[p]);
		final Map<Node, Node> images = new IdentityHashMap<>();
		final List<Node> nodes = new ArrayList<>();
		for (final Node node : network.nodes()) {
			final List<Node> inputs = new ArrayList<>();
			for (final Node input : node.inputs())
				inputs.add(images.get(input));
			Node image = new Node(node.layer(), node.part(), node.op(), inputs);
			if (node.op() instanceof Convolution) {
				final Convolution c = (Convolution) node.op();
				final float[] bias = biases.getOrDefault(node, c.bias());
				image = new Node(node.layer(), node.part(), new Convolution(Tensor.of(Half.rounded(kernels.getOrDefault(node, c
					.kernel().data())), c.kernel().shape()), bias == null ? null : Half.rounded(bias), c.window(), c.groups()),
					inputs);
			}
			images.put(node, image);
			nodes.add(image);
		}
		return new Network(nodes, Collections.singletonList(images.get(network.output())));
	}
}
