package org.cnnvis.network.pass;

import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Pooling;

/**
 * Lets a classifier take pictures of other sizes than its own, where that changes nothing of what it computes: an
 * average over a window that is just as large as the map becomes one over the whole map.
 */
public final class WholeAverages {

	private WholeAverages() {}

	/** The network itself where it takes any size, or nothing is to be changed. */
	public static Network of(final Network network) {
		return network.input().height() == 0 || network.input().width() == 0 ? network : of(network, network.input().height(),
			network.input().width());
	}

	/** For a network that takes any size, but was made for one. */
	public static Network of(final Network network, final int height, final int width) {
		final Map<Node, Shape> shapes = network.shapes(height, width);
		if (network.nodes().stream().noneMatch(node -> isWhole(node, shapes))) return network;
		return Rewrite.apply(network, (node, inputs) -> isWhole(node, shapes) ? Rewrite.with(node, new GlobalPooling(
			Pooling.Kind.AVERAGE), inputs) : Rewrite.withInputs(node, inputs));
	}

	private static boolean isWhole(final Node node, final Map<Node, Shape> shapes) {
		if (!(node.op() instanceof Pooling) || ((Pooling) node.op()).kind() != Pooling.Kind.AVERAGE) return false;
		final Pooling pooling = (Pooling) node.op();
		final Shape map = shapes.get(node.input());
		final int[] border = pooling.window().border(map.height(), map.width());
		return shapes.get(node).area() == 1 && pooling.window().height() == map.height() && pooling.window().width() == map
			.width() && border[0] + border[1] + border[2] + border[3] == 0;
	}
}
