package org.cnnvis.engine;

import java.util.Random;

import org.cnnvis.network.Tensor;

/** Weights and pictures from a seed. */
public final class RandomWeights {

	private final Random random;

	public RandomWeights(final long seed) {
		random = new Random(seed);
	}

	/** 0 to n - 1. */
	public int below(final int n) {
		return random.nextInt(n);
	}

	/** Normally distributed around 0. */
	public float[] array(final int n, final double deviation) {
		final float[] a = new float[n];
		for (int i = 0; i < n; i++)
			a[i] = (float) (deviation * random.nextGaussian());
		return a;
	}

	/** Between the limits. */
	public float[] between(final int n, final double low, final double high) {
		final float[] a = new float[n];
		for (int i = 0; i < n; i++)
			a[i] = (float) (low + (high - low) * random.nextDouble());
		return a;
	}

	/** Weights of a layer that keeps the size of what passes through it. */
	public Tensor kernel(final int... shape) {
		int size = 1;
		for (final int d : shape)
			size *= d;
		return Tensor.of(array(size, Math.sqrt((double) shape[0] / size)), shape);
	}

	/** Multiples of 2^-14, so that steps of 2^-17 from them are exact in float32. */
	public float[] picture(final int n) {
		final float[] a = array(n, 1);
		for (int i = 0; i < n; i++)
			a[i] = Math.round(a[i] * (1 << 14)) / (float) (1 << 14);
		return a;
	}
}
