package org.cnnvis.model.onnx;

import java.util.Arrays;

import org.cnnvis.network.Tensor;

/** An array that does not depend on the picture: weights (float32), or sizes and indices (64-bit integers). Immutable. */
final class Constant implements Value {

	private final int[] dims;
	private final float[] floats;
	private final long[] integers;
	private final boolean unsigned;

	private Constant(final int[] dims, final float[] floats, final long[] integers, final boolean unsigned) {
		this.dims = dims;
		this.floats = floats;
		this.integers = integers;
		this.unsigned = unsigned;
	}

	/** @throws IllegalArgumentException if the number of values is not the product of the lengths */
	static Constant of(final float[] values, final int... dims) {
		return new Constant(checked(dims, values.length), values, null, false);
	}

	/** @throws IllegalArgumentException if the number of values is not the product of the lengths */
	static Constant of(final long[] values, final int... dims) {
		return new Constant(checked(dims, values.length), null, values, false);
	}

	/** A row of integers. */
	static Constant row(final long... values) {
		return of(values, values.length);
	}

	/** The same numbers, of which the file says that they cannot be negative. */
	Constant asUnsigned() {
		return new Constant(dims, floats, integers, true);
	}

	boolean isUnsigned() {
		return unsigned;
	}

	private static int[] checked(final int[] dims, final int size) {
		if (size(dims) != size) throw new IllegalArgumentException(size + " numbers cannot have the shape " + Arrays
			.toString(dims));
		return dims.clone();
	}

	/** Product of lengths; -1 if it is no size of an array. */
	static long size(final int... dims) {
		long size = 1;
		for (final int d : dims) {
			if (d < 0) return -1;
			size *= d;
			if (size > Integer.MAX_VALUE) return -1;
		}
		return size;
	}

	int[] dims() {
		return dims.clone();
	}

	int rank() {
		return dims.length;
	}

	int dim(final int axis) {
		return dims[axis];
	}

	int size() {
		return floats == null ? integers.length : floats.length;
	}

	boolean isInteger() {
		return integers != null;
	}

	/** The numbers as float32; not to be changed. */
	float[] floats() {
		if (floats != null) return floats;
		final float[] converted = new float[integers.length];
		for (int i = 0; i < converted.length; i++)
			converted[i] = integers[i];
		return converted;
	}

	/** The numbers as integers, cut towards zero; not to be changed. */
	long[] integers() {
		if (integers != null) return integers;
		final long[] converted = new long[floats.length];
		for (int i = 0; i < converted.length; i++)
			converted[i] = (long) floats[i];
		return converted;
	}

	float number(final int i) {
		return floats == null ? integers[i] : floats[i];
	}

	Tensor tensor() {
		return Tensor.of(floats(), dims);
	}

	/** The same numbers in another shape. */
	Constant reshape(final int... newDims) {
		return floats == null ? of(integers, newDims) : of(floats, newDims);
	}

	/** The numbers at these places, in the shape that is given. */
	Constant pick(final int[] places, final int... newDims) {
		if (floats != null) {
			final float[] picked = new float[places.length];
			for (int i = 0; i < picked.length; i++)
				picked[i] = floats[places[i]];
			return of(picked, newDims);
		}
		final long[] picked = new long[places.length];
		for (int i = 0; i < picked.length; i++)
			picked[i] = integers[places[i]];
		return of(picked, newDims);
	}

	@Override
	public String toString() {
		return (floats == null ? "int64" : "float32") + Arrays.toString(dims);
	}
}
