package org.cnnvis.visualize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.cnnvis.CnnVisException;

/**
 * A run of Visualize Filter as a macro writes it. Immutable; printing and parsing are inverses.
 *
 * <pre>{@code
 * MacroOptions.parse("model=VGG16 layer=block3_conv1 filters=[0-15, 30] steps=200").settings()
 * new MacroOptions("VGG16", settings).line()   // run("Visualize Filter...", "model=VGG16 ...");
 * }</pre>
 */
public final class MacroOptions {

	/** The menu entry. */
	public static final String COMMAND = "Visualize Filter...";

	private final String model;
	private final Settings settings;

	/** @param model name of the model, or path of its file */
	public MacroOptions(final String model, final Settings settings) {
		this.model = model;
		this.settings = settings;
	}

	/**
	 * Parses {@code key=value key=[value with spaces]}. Keys that are left out have their defaults; the model has none
	 * and is empty then.
	 *
	 * @throws CnnVisException if a key is unknown or a value cannot be read
	 */
	public static MacroOptions parse(final String options) {
		Settings settings = new Settings();
		String model = "";
		for (final Map.Entry<String, String> option : split(options).entrySet()) {
			if (option.getKey().equals(Parameters.MODEL)) model = option.getValue();
			else settings = Setting.of(option.getKey()).apply(settings, option.getValue());
		}
		return new MacroOptions(model, settings);
	}

	public String model() {
		return model;
	}

	public Settings settings() {
		return settings;
	}

	/** The line of a macro: {@code run("Visualize Filter...", "model=VGG16 ...");}. */
	public String line() {
		return "run(\"" + COMMAND + "\", \"" + toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\");";
	}

	/** The options: {@code model=VGG16 layer=block3_conv1 ...}. */
	@Override
	public String toString() {
		return Parameters.MODEL + "=" + quote(model) + " " + settings;
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof MacroOptions && toString().equals(o.toString());
	}

	@Override
	public int hashCode() {
		return Objects.hash(model, settings);
	}

	/** ImageJ's way to write a value: in brackets, unless it is one plain word. */
	static String quote(final String value) {
		return value.matches("[\\w./:\\\\-]+") ? value : "[" + value + "]";
	}

	private static Map<String, String> split(final String options) {
		final Map<String, String> values = new LinkedHashMap<>();
		int at = 0;
		while (at < options.length()) {
			if (Character.isWhitespace(options.charAt(at))) {
				at++;
				continue;
			}
			final int equals = options.indexOf('=', at);
			if (equals < 0) throw new CnnVisException("The option '" + options.substring(at).trim() +
				"' has no value; write key=value, or key=[a value with spaces].");
			final int end = endOfValue(options, equals + 1);
			final String value = options.substring(equals + 1, end);
			values.put(options.substring(at, equals).trim(), value.startsWith("[") ? value.substring(1, value.length() - 1)
				: value);
			at = end;
		}
		return values;
	}

	/** After the bracket that closes the value (brackets may nest), or at the next space. */
	private static int endOfValue(final String options, final int start) {
		int depth = 0;
		for (int i = start; i < options.length(); i++) {
			final char c = options.charAt(i);
			if (i == start && c != '[') return endOfWord(options, start);
			if (c == '[') depth++;
			if (c == ']' && --depth == 0) return i + 1;
		}
		if (start == options.length()) return start;
		throw new CnnVisException("The bracket at '" + options.substring(start) + "' is not closed.");
	}

	private static int endOfWord(final String options, final int start) {
		int end = start;
		while (end < options.length() && !Character.isWhitespace(options.charAt(end)))
			end++;
		return end;
	}
}
