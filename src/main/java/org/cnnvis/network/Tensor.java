package org.cnnvis.network;

import java.util.Arrays;

/**
 * Weights: an array of float32 with a shape, row-major. Immutable by convention: whoever builds a tensor hands its
 * array over, whoever reads one leaves the array as it is (networks share weights of hundreds of megabytes).
 */
public final class Tensor {

	private final float[] data;
	private final int[] shape;

	private Tensor(final float[] data, final int[] shape) {
		this.data = data;
		this.shape = shape;
	}

	/** @throws IllegalArgumentException if the array's length is not the product of the dimensions */
	public static Tensor of(final float[] data, final int... shape) {
		long size = 1;
		for (final int d : shape)
			size *= d;
		if (size != data.length) throw new IllegalArgumentException(
			data.length + " numbers cannot have the shape " + Arrays.toString(shape));
		return new Tensor(data, shape.clone());
	}

	public float[] data() {
		return data;
	}

	public int size() {
		return data.length;
	}

	public int rank() {
		return shape.length;
	}

	public int dim(final int axis) {
		return shape[axis];
	}

	public int[] shape() {
		return shape.clone();
	}

	/**
	 * Axes in another order, like NumPy's transpose: {@code permute(3, 2, 0, 1)} turns Keras' (height, width, in, out)
	 * into (out, in, height, width).
	 */
	public Tensor permute(final int... axes) {
		final int n = shape.length;
		final int[] stride = new int[n];
		for (int i = n - 1, s = 1; i >= 0; s *= shape[i--])
			stride[i] = s;
		final int[] newShape = new int[n], step = new int[n], at = new int[n];
		for (int i = 0; i < n; i++) {
			newShape[i] = shape[axes[i]];
			step[i] = stride[axes[i]];
		}
		final float[] out = new float[data.length];
		int from = 0;
		for (int to = 0; to < out.length; to++) {
			out[to] = data[from];
			for (int i = n - 1; i >= 0; i--) {
				from += step[i];
				if (++at[i] < newShape[i]) break;
				from -= step[i] * newShape[i];
				at[i] = 0;
			}
		}
		return new Tensor(out, newShape);
	}

	public Tensor reshape(final int... newShape) {
		return of(data, newShape);
	}

	@Override
	public String toString() {
		return "float32" + Arrays.toString(shape);
	}
}
