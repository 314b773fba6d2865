package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/**
 * x / (k + alpha * sum of x^2 over {@code size} neighbouring channels)^beta (Krizhevsky et al. 2012). Caffe's alpha is
 * divided by the size first.
 */
public final class LocalResponseNormalization implements Op {

	private final int size;
	private final float alpha, beta, k;

	/** @param alpha factor of the plain sum, not of the mean */
	public LocalResponseNormalization(final int size, final float alpha, final float beta, final float k) {
		if (size < 1 || size % 2 == 0) throw new IllegalArgumentException("the number of neighbours is odd, not " + size);
		this.size = size;
		this.alpha = alpha;
		this.beta = beta;
		this.k = k;
	}

	public int size() {
		return size;
	}

	public float alpha() {
		return alpha;
	}

	public float beta() {
		return beta;
	}

	public float k() {
		return k;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		return inputs.get(0);
	}

	@Override
	public String toString() {
		return "LocalResponseNormalization " + size + " " + alpha + " " + beta + " " + k;
	}
}
