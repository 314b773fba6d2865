package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/** What training needs and inference ignores (dropout, noise, regularisers), and layers that only pass on. */
public final class Identity implements Op {

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		return inputs.get(0);
	}

	@Override
	public String toString() {
		return "Identity";
	}
}
