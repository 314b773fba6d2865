package org.cnnvis.visualize.penalty;

import org.cnnvis.network.Shape;

/**
 * weight * (sum |x|^6)^(1/6) / n over the picture's n numbers: charges extreme values. The gradient is weight / n *
 * (x / norm)^5, and 0 for a picture that is 0 everywhere, where the norm has none.
 *
 * @see <a href="https://arxiv.org/abs/1512.02017">Mahendran and Vedaldi 2016, section 3.2 (alpha-norm)</a>
 */
public final class LpNorm implements Penalty {

	private static final double P = 6;

	private final double weight;

	public LpNorm(final double weight) {
		this.weight = weight;
	}

	@Override
	public double subtract(final float[] pictures, final int offset, final Shape picture, final float[] gradient) {
		final int end = offset + picture.size();
		double sum = 0;
		for (int i = offset; i < end; i++) {
			final double square = (double) pictures[i] * pictures[i];
			sum += square * square * square;
		}
		if (sum == 0) return 0;
		final double norm = Math.pow(sum, 1 / P), factor = weight / picture.size();
		for (int i = offset; i < end; i++) {
			final double x = pictures[i] / norm, square = x * x;
			gradient[i] -= (float) (factor * square * square * x);
		}
		return factor * norm;
	}
}
