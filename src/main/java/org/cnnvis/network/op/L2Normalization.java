package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/** x / max(norm, epsilon), the norm over the channels of each position. */
public final class L2Normalization implements Op {

	private final float epsilon;

	public L2Normalization(final float epsilon) {
		this.epsilon = epsilon;
	}

	public float epsilon() {
		return epsilon;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		return inputs.get(0);
	}

	@Override
	public String toString() {
		return "L2Normalization " + epsilon;
	}
}
