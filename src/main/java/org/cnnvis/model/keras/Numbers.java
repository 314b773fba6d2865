package org.cnnvis.model.keras;

import java.lang.reflect.Array;

import org.cnnvis.CnnVisException;

/** Numbers of any type as float32. */
final class Numbers {

	private Numbers() {}

	/**
	 * @param data a number, or a flat array of numbers
	 * @param what name of the array, for messages
	 */
	static float[] toFloats(final Object data, final String what) {
		if (data instanceof float[]) return (float[]) data;
		if (data instanceof Number) return new float[] { ((Number) data).floatValue() };
		if (data == null || !data.getClass().isArray()) throw notNumbers(what);
		final float[] floats = new float[Array.getLength(data)];
		for (int i = 0; i < floats.length; i++) {
			final Object value = Array.get(data, i);
			if (!(value instanceof Number)) throw notNumbers(what);
			floats[i] = ((Number) value).floatValue();
		}
		return floats;
	}

	private static CnnVisException notNumbers(final String what) {
		return new CnnVisException("The array '" + what + "' does not hold numbers");
	}
}
