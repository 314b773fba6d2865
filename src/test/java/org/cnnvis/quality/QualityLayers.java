package org.cnnvis.quality;

import java.util.ArrayList;
import java.util.List;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;

/** Layers of a network whose filters are pictured besides the reference units. */
final class QualityLayers {

	private static final int PARTS = 6;

	private QualityLayers() {}

	/** Six layers at equal distances, the first among them: joined ones where there are such, else convolutions. */
	static List<String> spread(final Network network) {
		final List<String> names = new ArrayList<>();
		final boolean joined = network.layers().stream().anyMatch(node -> node.op() instanceof Concat);
		for (final Node node : network.layers())
			if (joined ? node.op() instanceof Concat : Network.beforeActivation(node).op() instanceof Convolution) names.add(node
				.name());
		final List<String> chosen = new ArrayList<>();
		for (int i = 0; i < Math.min(PARTS, names.size()); i++)
			chosen.add(names.get(i * (names.size() - 1) / Math.max(1, Math.min(PARTS, names.size()) - 1)));
		return chosen;
	}

	static int filters(final Network network, final String layer, final int side) {
		return network.shapes(side, side).get(network.node(layer)).channels();
	}
}
