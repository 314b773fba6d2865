package org.cnnvis.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers computed one from another in double precision, and how each depends on those before, so that gradients follow
 * by the chain rule alone: nothing here knows of layers.
 */
final class Tape {

	private final List<int[]> sources = new ArrayList<>();
	private final List<double[]> slopes = new ArrayList<>();
	private double[] values = new double[1024];

	double value(final int number) {
		return values[number];
	}

	int constant(final double value) {
		return record(value, new int[0], new double[0]);
	}

	/**
	 * @param from the numbers that it was computed from
	 * @param derivatives with respect to each of them
	 */
	int record(final double value, final int[] from, final double[] derivatives) {
		final int number = sources.size();
		if (number == values.length) values = java.util.Arrays.copyOf(values, 2 * number);
		values[number] = value;
		sources.add(from);
		slopes.add(derivatives);
		return number;
	}

	int function(final int x, final double value, final double derivative) {
		return record(value, new int[] { x }, new double[] { derivative });
	}

	/** Sum of numbers, each times a factor. */
	int linear(final int[] numbers, final double[] factors, final double shift) {
		double sum = shift;
		for (int i = 0; i < numbers.length; i++)
			sum += factors[i] * values[numbers[i]];
		return record(sum, numbers, factors);
	}

	int product(final int a, final int b) {
		return record(values[a] * values[b], new int[] { a, b }, new double[] { values[b], values[a] });
	}

	/**
	 * @param cotangents of all numbers; receives the gradients
	 */
	void backward(final double[] cotangents) {
		for (int i = sources.size() - 1; i >= 0; i--)
			if (cotangents[i] != 0) {
				final int[] from = sources.get(i);
				final double[] derivatives = slopes.get(i);
				for (int k = 0; k < from.length; k++)
					cotangents[from[k]] += cotangents[i] * derivatives[k];
			}
	}

	int size() {
		return sources.size();
	}
}
