package org.cnnvis.engine;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;

/** Nothing can be computed with weights that are NaN or infinite; better said before than shown as a black picture. */
final class FiniteWeights {

	private FiniteWeights() {}

	/** @throws CnnVisException naming the first layer with such a weight */
	static void require(final Network network) {
		for (final Node node : network.nodes())
			for (final float[] weights : node.op().weights())
				for (final float weight : weights)
					if (!Float.isFinite(weight)) throw new CnnVisException("Layer '" + node.layer() + "' (" + node.op().name() +
						") has a weight that is " + (Float.isNaN(weight) ? "not a number" : "infinite") +
						": the file is damaged or its training failed; choose a layer before it or another model.");
	}
}
