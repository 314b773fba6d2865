package org.cnnvis.visualize.parametrization;

/**
 * The logistic function 1 / (1 + exp(-z)) for whole arrays, and its inverse. With t = tanh(z / 4), which comes from
 * Lambert's continued fraction, it is 1/2 + t / (1 + t^2): multiplications and one division, which the compiler does
 * for many numbers at once. Its error is below 2e-6; beyond |z| = 12 it stays at its value there.
 */
final class Sigmoid {

	/** Beyond this, 8-bit pictures do not change, and the gradient is below 1e-5 of its largest value. */
	private static final float LIMIT = 12;
	private static final double CLIP = 1 / (1 + Math.exp(LIMIT));

	private Sigmoid() {}

	static float of(final float z) {
		final float x = Math.max(-LIMIT, Math.min(LIMIT, z)) / 4, s = x * x;
		final float p = x * (135135 + s * (17325 + s * (378 + s))), q = 135135 + s * (62370 + s * (3150 + s * 28));
		return 0.5f + p * q / (q * q + p * p);
	}

	/** Of each number from start to end, in its place: a loop that the compiler can do for many numbers at once. */
	static void apply(final float[] numbers, final int start, final int end) {
		for (int i = start; i < end; i++)
			numbers[i] = of(numbers[i]);
	}

	/** d sigmoid / d z where the sigmoid is y. */
	static float slope(final float y) {
		return y * (1 - y);
	}

	/** The z whose sigmoid is y; for 0 and 1 the outermost that counts. */
	static float inverse(final float y) {
		final double clipped = Math.max(CLIP, Math.min(1 - CLIP, y));
		return (float) Math.log(clipped / (1 - clipped));
	}
}
