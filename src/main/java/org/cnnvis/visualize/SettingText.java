package org.cnnvis.visualize;

import org.cnnvis.CnnVisException;

/** Values of settings from and to text. */
public final class SettingText {

	private SettingText() {}

	public static long whole(final String key, final String text) {
		try {
			return Long.parseLong(text.trim());
		}
		catch (final NumberFormatException e) {
			throw new CnnVisException(key + ": '" + text + "' is not a whole number.", e);
		}
	}

	public static int integer(final String key, final String text) {
		final long value = whole(key, text);
		if (value != (int) value) throw new CnnVisException(key + ": " + text.trim() + " is out of range.");
		return (int) value;
	}

	static String weight(final double weight) {
		return Double.isNaN(weight) ? Parameters.FROM_PRESET : Double.toString(weight);
	}

	static double weight(final String key, final String text) {
		if (text.trim().equalsIgnoreCase(Parameters.FROM_PRESET)) return Settings.FROM_PRESET;
		try {
			final double weight = Double.parseDouble(text.trim());
			if (!Double.isNaN(weight)) return weight;
		}
		catch (final NumberFormatException e) {
			throw notAWeight(key, text, e);
		}
		throw notAWeight(key, text, null);
	}

	private static CnnVisException notAWeight(final String key, final String text, final Throwable cause) {
		return new CnnVisException(key + ": '" + text + "' is neither a number nor '" + Parameters.FROM_PRESET + "'.",
			cause);
	}

	public static boolean flag(final String key, final String text) {
		final String value = text.trim();
		if (value.equalsIgnoreCase("true") || value.equals("1")) return true;
		if (value.equalsIgnoreCase("false") || value.equals("0")) return false;
		throw new CnnVisException(key + ": '" + text + "' is neither true nor false.");
	}
}
