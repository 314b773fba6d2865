package org.cnnvis.engine;

/** How far two arrays are apart. */
public final class Differences {

	private Differences() {}

	public static double largest(final double[] a) {
		double max = 0;
		for (final double v : a)
			max = Math.max(max, Math.abs(v));
		return max;
	}

	/** Largest difference over the largest expected value; infinite where something is not a number. */
	public static double relative(final double[] expected, final double[] actual) {
		if (expected.length != actual.length) throw new IllegalArgumentException(expected.length + " and " + actual.length);
		double max = 0;
		for (int i = 0; i < expected.length; i++) {
			final double d = Math.abs(expected[i] - actual[i]);
			max = Double.isNaN(d) ? Double.POSITIVE_INFINITY : Math.max(max, d);
		}
		return max == 0 ? 0 : max / Math.max(largest(expected), 1e-30);
	}

	/** Norm of the difference over the norm of what is expected; infinite where something is not a number. */
	public static double norm(final double[] expected, final double[] actual) {
		if (expected.length != actual.length) throw new IllegalArgumentException(expected.length + " and " + actual.length);
		double difference = 0, size = 0;
		for (int i = 0; i < expected.length; i++) {
			difference += (expected[i] - actual[i]) * (expected[i] - actual[i]);
			size += expected[i] * expected[i];
		}
		if (Double.isNaN(difference)) return Double.POSITIVE_INFINITY;
		return difference == 0 ? 0 : Math.sqrt(difference / Math.max(size, 1e-60));
	}

	public static double[] doubles(final float[] a) {
		final double[] d = new double[a.length];
		for (int i = 0; i < a.length; i++)
			d[i] = a[i];
		return d;
	}
}
