package org.cnnvis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The options of an ImageJ command, as the macro language writes them. Immutable; printing and parsing are inverses.
 *
 * <pre>{@code
 * MacroLine.parse("model=VGG16 filters=[0-15, 30] montage").get("montage")   // "true"
 * new MacroLine().with("top", "5").call("Classify Image...")   // run("Classify Image...", "top=5");
 * }</pre>
 */
public final class MacroLine {

	private final Map<String, String> values;

	public MacroLine() {
		this(new LinkedHashMap<>());
	}

	private MacroLine(final Map<String, String> values) {
		this.values = values;
	}

	/**
	 * Parses {@code key=word key=[a value with spaces] key='a value' key}; a key alone is true. Keys are in lower case.
	 *
	 * @throws CnnVisException if a bracket or a quotation mark is not closed
	 */
	public static MacroLine parse(final String options) {
		final Map<String, String> values = new LinkedHashMap<>();
		int at = 0;
		while (at < options.length()) {
			if (Character.isWhitespace(options.charAt(at))) {
				at++;
				continue;
			}
			final int endOfKey = endOfWord(options, at, '=');
			final String key = options.substring(at, endOfKey).toLowerCase(Locale.ROOT);
			if (endOfKey == options.length() || options.charAt(endOfKey) != '=') {
				values.put(key, "true");
				at = endOfKey;
				continue;
			}
			at = endOfValue(options, endOfKey + 1);
			values.put(key, unquote(options.substring(endOfKey + 1, at)));
		}
		return new MacroLine(values);
	}

	/** A line with one more value, at the end; a value that the key has already is replaced. */
	public MacroLine with(final String key, final String value) {
		final Map<String, String> more = new LinkedHashMap<>(values);
		more.put(key, value);
		return new MacroLine(more);
	}

	/** The value of a key, or null where the line leaves it out. */
	public String get(final String key) {
		return values.get(key);
	}

	/** Keys and values in the order of the line. */
	public Map<String, String> values() {
		return Collections.unmodifiableMap(values);
	}

	/** The macro's call of a command with these options: {@code run("Visualize Filter...", "model=VGG16 ...");}. */
	public String call(final String command) {
		return "run(\"" + command + "\", \"" + toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\");";
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof MacroLine && values.equals(((MacroLine) o).values);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}

	/** The options: {@code key=value key=[a value with spaces]}. */
	@Override
	public String toString() {
		return values.entrySet().stream().map(e -> e.getKey() + "=" + quote(e.getValue())).collect(Collectors.joining(" "));
	}

	/** In brackets, unless it is one plain word; between quotation marks where its own brackets would not match. */
	private static String quote(final String value) {
		if (value.matches("[\\w./:\\\\-]+")) return value;
		final String bracketed = "[" + value + "]";
		return closingBracket(bracketed, 0) == bracketed.length() - 1 ? bracketed : "'" + value + "'";
	}

	private static String unquote(final String value) {
		return value.startsWith("[") || value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
	}

	private static int endOfValue(final String options, final int start) {
		final char first = start < options.length() ? options.charAt(start) : ' ';
		if (first != '[' && first != '\'') return endOfWord(options, start, ' ');
		final int end = first == '[' ? closingBracket(options, start) : options.indexOf('\'', start + 1);
		if (end < 0) throw new CnnVisException("The macro's option '" + options.substring(start).trim() +
			"' has no closing " + (first == '[' ? "bracket." : "quotation mark."));
		return end + 1;
	}

	/** Brackets nest. */
	private static int closingBracket(final String text, final int open) {
		int depth = 0;
		for (int i = open; i < text.length(); i++) {
			if (text.charAt(i) == '[') depth++;
			if (text.charAt(i) == ']' && --depth == 0) return i;
		}
		return -1;
	}

	private static int endOfWord(final String options, final int start, final char stop) {
		int end = start;
		while (end < options.length() && !Character.isWhitespace(options.charAt(end)) && options.charAt(end) != stop)
			end++;
		return end;
	}
}
