package org.cnnvis.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.pass.Passes;
import org.cnnvis.network.pass.WholeAverages;

/**
 * A trained network without its last layer, to which a new one can be added. Of a classifier, what comes before the layer
 * that yields the classes; of a network without one, all of it. A mean over all places at the end takes maps of any size.
 */
final class Body {

	/** Pixels, for networks that take any size. */
	private static final int USUAL_SIZE = 224;

	private final Network network;
	private final int side;

	private Body(final Network network, final int side) {
		this.network = network;
		this.side = side;
	}

	/** @throws CnnVisException if the model is not one for colour pictures, or ends in a way that is not known */
	static Body of(final Model model) {
		if (model.network().input().channels() != 3) throw new CnnVisException("base: " + model + " takes " + model.network()
			.input().channels() + " channels; choose a network for colour pictures.");
		final int own = model.network().input().height(), side = own == 0 ? USUAL_SIZE : own;
		final Node last = lastLayer(model);
		final Network body = Passes.prepare(model.network(), Collections.singletonList(last));
		return new Body(WholeAverages.of(body, side, side), side);
	}

	/** Where the new layer reads. */
	private static Node lastLayer(final Model model) {
		Node node = model.network().output();
		if (model.isClassifier()) {
			while (isAfterClasses(node.op()))
				node = node.input();
			if (!(node.op() instanceof Convolution)) throw new CnnVisException("base: " + model + " ends with " + node.op()
				.name() + " (layer '" + node.layer() + "'), which cannot be replaced; choose another network.");
			node = node.input();
		}
		while (node.op() instanceof Reshape || node.op() instanceof Identity)
			node = node.input();
		return node;
	}

	private static boolean isAfterClasses(final Op op) {
		return op instanceof Softmax || op instanceof Activation || op instanceof Identity || op instanceof Reshape ||
			op instanceof Pooling || op instanceof GlobalPooling;
	}

	Network network() {
		return network;
	}

	/** Side of the pictures that it was made for, in pixels. */
	int side() {
		return side;
	}

	/** Shape of what the last layer reads, for pictures of a size. */
	Shape output(final int size) {
		final Map<Node, Shape> shapes = network.shapes(size, size);
		return shapes.get(network.output());
	}

	/** The body, with its features as a vector: their mean where they are a map. */
	Network features() {
		return output(side).isVector() ? network : then(free("features"), new GlobalPooling(Pooling.Kind.AVERAGE));
	}

	/** The network with layers of one node each after it: names and operations by turns. */
	Network then(final Object... layers) {
		return extended(network, layers);
	}

	/** A name that no layer has: the wanted one, or with a number. */
	String free(final String wanted) {
		return free(network, wanted);
	}

	static String free(final Network network, final String wanted) {
		String name = wanted;
		for (int n = 2; isTaken(network, name); n++)
			name = wanted + n;
		return name;
	}

	private static boolean isTaken(final Network network, final String layer) {
		return network.nodes().stream().anyMatch(node -> node.layer().equals(layer));
	}

	static Network extended(final Network network, final Object... layers) {
		final List<Node> nodes = new ArrayList<>(network.nodes());
		Node last = network.output();
		for (int i = 0; i < layers.length; i += 2) {
			final String[] name = ((String) layers[i]).split(":");
			last = new Node(name[0], name.length > 1 ? name[1] : "", (Op) layers[i + 1], Arrays.asList(last));
			nodes.add(last);
		}
		return new Network(nodes, Collections.singletonList(last));
	}
}
