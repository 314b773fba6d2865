package org.cnnvis.bench;

import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Convolution;

/** How much arithmetic a network needs, counted directly (as if there were no Winograd). */
final class Arithmetic {

	private Arithmetic() {}

	/** Multiply-adds of all convolutions for one picture of the network's own size, forward. */
	static double multiplyAdds(final Network network) {
		final Map<Node, Shape> shapes = network.shapes(0, 0);
		double sum = 0;
		for (final Node node : network.nodes())
			if (node.op() instanceof Convolution) sum += (double) ((Convolution) node.op()).kernel().size() * shapes.get(node)
				.area();
		return sum;
	}
}
