package org.cnnvis.visualize.optimizer;

/**
 * Brings gradients of any network to the same size: g / (sqrt(mean g^2) + 1e-7) over one picture. A gradient of 0
 * stays 0.
 */
public final class Normalization {

	private static final double EPSILON = 1e-7;

	private Normalization() {}

	/** Normalises the numbers from start to end in place. */
	public static void apply(final float[] gradient, final int start, final int end) {
		double sum = 0;
		for (int i = start; i < end; i++)
			sum += (double) gradient[i] * gradient[i];
		// In double precision the product would take as long as a small network's gradient.
		final float factor = (float) (1 / (Math.sqrt(sum / (end - start)) + EPSILON));
		for (int i = start; i < end; i++)
			gradient[i] *= factor;
	}
}
