package org.cnnvis.model;

/** Numbers of 16 bits (IEEE 754 binary16), as models are stored. */
public final class Half {

	private static final int LARGEST = 0x7bff;

	private Half() {}

	/** The nearest number of 16 bits, of two the even one; what is too large becomes the largest. */
	public static short of(final float value) {
		final int bits = Float.floatToIntBits(value), sign = bits >>> 16 & 0x8000;
		final float size = Math.abs(value);
		if (Float.isNaN(value)) return (short) 0x7e00;
		// Below 2^-14, numbers are multiples of 2^-24.
		if (size < 0x1p-14f) return (short) (sign | (int) Math.rint(size * 0x1p24));
		final int rest = bits & 0x7fffffff;
		final int rounded = rest + 0xfff + (rest >>> 13 & 1);
		return (short) (sign | Math.min(LARGEST, (rounded >>> 13) - (127 - 15 << 10)));
	}

	public static float value(final short half) {
		final int sign = half < 0 ? -1 : 1, exponent = half >> 10 & 0x1f, fraction = half & 0x3ff;
		if (exponent == 0) return sign * (fraction * 0x1p-24f);
		if (exponent == 0x1f) return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
		return sign * Math.scalb(1024f + fraction, exponent - 25);
	}

	public static float[] rounded(final float[] values) {
		final float[] rounded = new float[values.length];
		for (int i = 0; i < rounded.length; i++)
			rounded[i] = value(of(values[i]));
		return rounded;
	}
}
