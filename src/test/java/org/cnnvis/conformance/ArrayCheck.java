package org.cnnvis.conformance;

import org.cnnvis.network.Tensor;

/** How far computed numbers are from someone else's. */
final class ArrayCheck {

	/**
	 * One ReLU or maximum that decides otherwise moves some pixels of a gradient by up to some per cent, but its norm by
	 * about this much only; a wrong formula moves it by far more.
	 */
	private static final double FLIPPED_DECISION = 1e-3;

	private final String name;
	private final double largestDifference;
	private final double largestGolden;
	private final double relativeL2;
	private final double tolerance;
	private final boolean mayFlip;

	/**
	 * @param tolerance largest difference that rounding explains
	 * @param mayFlip a gradient through so many ReLUs and maxima that a few of them may decide otherwise by the last bit
	 */
	ArrayCheck(final String name, final float[] computed, final Tensor golden, final double tolerance,
		final boolean mayFlip)
	{
		if (computed.length != golden.size()) throw new AssertionError(name + " has " + computed.length +
			" numbers instead of " + golden.size());
		this.name = name;
		this.tolerance = tolerance;
		this.mayFlip = mayFlip;
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

	String name() {
		return name;
	}

	/** Largest difference in units of the tolerance. */
	double ratio() {
		return largestDifference / tolerance;
	}

	boolean isRight() {
		return isWithinRounding() || mayFlip && relativeL2 < FLIPPED_DECISION;
	}

	private boolean isWithinRounding() {
		return largestDifference <= tolerance;
	}

	@Override
	public String toString() {
		return String.format("%-42s |d| %.2e  |d|/max %.2e  L2 %.1e  tolerance %.2e  %s", name, largestDifference,
			largestDifference / largestGolden, relativeL2, tolerance, isWithinRounding() ? "ok"
				: isRight() ? "ok (ties)" : "WRONG");
	}
}
