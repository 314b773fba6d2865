package org.cnnvis.visualize.penalty;

import org.cnnvis.network.Shape;

/**
 * weight * sum (x - m)^2 / n over the picture's n numbers, m the mean of the number's channel: charges contrast. It is the
 * L2 decay of the literature for pictures whose grey may be anywhere; the gradient is 2 * weight / n * (x - m).
 *
 * @see <a href="https://arxiv.org/abs/1312.6034">Simonyan et al. 2013, section 2</a>
 */
public final class Contrast implements Penalty {

	private final double weight;

	public Contrast(final double weight) {
		this.weight = weight;
	}

	@Override
	public double subtract(final float[] pictures, final int offset, final Shape picture, final float[] gradient) {
		final double factor = weight / picture.size();
		double sum = 0;
		for (int c = 0; c < picture.channels(); c++)
			sum += channel(pictures, offset + c * picture.area(), picture.area(), 2 * factor, gradient);
		return factor * sum;
	}

	private static double channel(final float[] x, final int start, final int length, final double step,
		final float[] gradient)
	{
		double total = 0, sum = 0;
		for (int i = start; i < start + length; i++)
			total += x[i];
		final double mean = total / length;
		for (int i = start; i < start + length; i++) {
			final double deviation = x[i] - mean;
			sum += deviation * deviation;
			gradient[i] -= (float) (step * deviation);
		}
		return sum;
	}
}
