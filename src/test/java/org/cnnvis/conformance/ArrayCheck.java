package org.cnnvis.conformance;

import org.cnnvis.network.Tensor;

/** How far computed numbers are from someone else's. */
final class ArrayCheck {

	private final String name;
	private final double largestDifference;
	private final double largestGolden;
	private final double relativeL2;
	private final double tolerance;

	/** @param tolerance largest difference that rounding explains */
	ArrayCheck(final String name, final float[] computed, final Tensor golden, final double tolerance) {
		if (computed.length != golden.size()) throw new AssertionError(name + " has " + computed.length +
			" numbers instead of " + golden.size());
		this.name = name;
		this.tolerance = tolerance;
		double difference = 0, value = 0, squares = 0, goldenSquares = 0;
		for (int i = 0; i < computed.length; i++) {
			final double g = golden.data()[i], d = Math.abs(computed[i] - g);
			// NaN has to count as wrong, which Math.max would do, but a comparison would not.
			difference = Math.max(difference, d);
			value = Math.max(value, Math.abs(g));
			squares += d * d;
			goldenSquares += g * g;
		}
		this.largestDifference = difference;
		this.largestGolden = value;
		this.relativeL2 = Math.sqrt(squares / Math.max(goldenSquares, Double.MIN_NORMAL));
	}

	double largestDifference() {
		return largestDifference;
	}

	/** The norm of the difference over the golden norm. */
	double relativeL2() {
		return relativeL2;
	}

	/** Largest difference in units of the tolerance. */
	double ratio() {
		return largestDifference / tolerance;
	}

	boolean isRight() {
		return largestDifference <= tolerance;
	}

	@Override
	public String toString() {
		return String.format("%-42s |d| %.2e  |d|/max %.2e  L2 %.1e  tolerance %.2e  %s", name, largestDifference,
			largestDifference / largestGolden, relativeL2, tolerance, isRight() ? "ok" : "WRONG");
	}
}
