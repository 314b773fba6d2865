package org.cnnvis.visualize.penalty;

import org.cnnvis.network.Shape;

/**
 * weight * sum ((x[r+1,c] - x[r,c])^2 + (x[r,c+1] - x[r,c])^2) / n over the picture's n numbers: charges differences
 * between neighbours. The sum runs over the positions that have both neighbours (all but the last row and column), in
 * each channel by itself.
 *
 * @see <a href="https://arxiv.org/abs/1412.0035">Mahendran and Vedaldi 2015, equation 4, beta = 2</a>
 */
public final class TotalVariation implements Penalty {

	private final double weight;

	public TotalVariation(final double weight) {
		this.weight = weight;
	}

	@Override
	public double subtract(final float[] pictures, final int offset, final Shape picture, final float[] gradient) {
		final int height = picture.height(), width = picture.width();
		final double factor = weight / picture.size();
		final float step = (float) (2 * factor);
		double sum = 0;
		for (int c = 0; c < picture.channels(); c++)
			for (int y = 0; y < height - 1; y++)
				sum += row(pictures, offset + (c * height + y) * width, width, step, gradient);
		return factor * sum;
	}

	/** The terms of one row: each moves its pixel and the two neighbours. */
	private static double row(final float[] x, final int start, final int width, final float step,
		final float[] gradient)
	{
		double sum = 0;
		for (int i = start; i < start + width - 1; i++) {
			final float down = x[i + width] - x[i], right = x[i + 1] - x[i];
			sum += (double) down * down + (double) right * right;
			gradient[i] += step * (down + right);
			gradient[i + 1] -= step * right;
			gradient[i + width] -= step * down;
		}
		return sum;
	}
}
