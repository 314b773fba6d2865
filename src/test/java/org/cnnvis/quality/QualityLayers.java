package org.cnnvis.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;

/** Layers of a network whose filters are pictured besides the reference units. */
final class QualityLayers {

	private static final int PARTS = 6;

	/**
	 * Filters of VGG networks that others failed at: eleven that stayed noise on the original method's published pictures
	 * (of VGG16), and block5_conv1:11 and block5_conv3:1, reported as dead (tensorflow/lucid#68).
	 */
	static final List<String> KNOWN_FAILURES = Collections.unmodifiableList(Arrays.asList("block1_conv1:61,32",
		"block2_conv1:31,13,75", "block4_conv1:364", "block5_conv1:105,419,11", "block5_conv2:397", "block5_conv3:289,52,1"));

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
