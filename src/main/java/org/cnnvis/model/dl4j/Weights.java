package org.cnnvis.model.dl4j;

import java.util.Arrays;

import org.cnnvis.network.Tensor;

/**
 * The weights of one layer, which DL4J keeps one after the other in one long array. They are taken in the order of
 * DL4J's {@code ParamInitializer} for the layer's class.
 */
final class Weights {

	private final float[] all;
	private int at;

	/** @param from index of the layer's first weight */
	Weights(final float[] all, final int from) {
		this.all = all;
		this.at = from;
	}

	/** The next n weights. */
	float[] take(final long n) {
		final int from = at;
		at = Math.toIntExact(from + n);
		return Arrays.copyOfRange(all, from, at);
	}

	/** The next weights, row-major. */
	Tensor take(final long... shape) {
		final int[] dims = new int[shape.length];
		long size = 1;
		for (int i = 0; i < dims.length; i++)
			size *= dims[i] = Math.toIntExact(shape[i]);
		return Tensor.of(take(size), dims);
	}
}
