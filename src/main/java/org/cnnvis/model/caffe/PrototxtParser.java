package org.cnnvis.model.caffe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cnnvis.CnnVisException;

/**
 * Reads protobuf's text format without a schema, as far as Caffe's network descriptions use it: {@code field: value},
 * {@code field { ... }}, comments from # to the end of the line.
 */
final class PrototxtParser {

	private static final int DEEPEST = 32;
	private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"|'((?:[^'\\\\\n]|\\\\.)*)'" +
		"|([A-Za-z0-9_.+-]+)|([:{}])");
	private static final Pattern BLANK = Pattern.compile("(?:[\\s,;]|#[^\n]*)*+");

	private final List<String> tokens = new ArrayList<>();
	private final List<Integer> lines = new ArrayList<>();
	private int next;

	private PrototxtParser(final String text) {
		final Matcher blank = BLANK.matcher(text), token = TOKEN.matcher(text);
		int at = 0, line = 1;
		while (true) {
			blank.region(at, text.length());
			if (blank.lookingAt()) {
				line += countLines(text, at, blank.end());
				at = blank.end();
			}
			if (at == text.length()) return;
			token.region(at, text.length());
			if (!token.lookingAt()) throw new CnnVisException("Line " + line + " of the prototxt file cannot be read at '" +
				text.substring(at, Math.min(text.length(), at + 20)).replaceAll("\\s+", " ") + "'");
			final String quoted = token.group(1) != null ? token.group(1) : token.group(2);
			tokens.add(quoted != null ? "\"" + quoted : token.group());
			lines.add(line);
			at = token.end();
		}
	}

	/** @throws CnnVisException naming the line that cannot be read */
	static PrototxtMessage parse(final String text) {
		final PrototxtParser parser = new PrototxtParser(text);
		return parser.message(0);
	}

	private PrototxtMessage message(final int depth) {
		if (depth > DEEPEST) throw new CnnVisException("The prototxt file has more than " + DEEPEST + " nested blocks");
		final PrototxtMessage message = new PrototxtMessage();
		while (next < tokens.size() && !(depth > 0 && tokens.get(next).equals("}"))) {
			final String field = tokens.get(next++);
			if (!field.matches("[A-Za-z_][A-Za-z0-9_]*")) throw unexpected(field, "the name of a field");
			final boolean colon = peek().equals(":");
			if (colon) next++;
			final String value = peek();
			if (value.equals("{")) {
				next++;
				message.add(field, message(depth + 1));
				if (!peek().equals("}")) throw unexpected(peek(), "a closing brace");
				next++;
			}
			else if (!colon || value.isEmpty() || value.equals(":") || value.equals("}")) throw unexpected(value,
				"a value for '" + field + "'");
			else {
				message.add(field, value.startsWith("\"") ? value.substring(1) : value);
				next++;
			}
		}
		return message;
	}

	/** The next token; empty at the end. */
	private String peek() {
		return next < tokens.size() ? tokens.get(next) : "";
	}

	private CnnVisException unexpected(final String found, final String wanted) {
		final int line = lines.isEmpty() ? 1 : lines.get(Math.min(next, lines.size() - 1));
		return new CnnVisException("Line " + line + " of the prototxt file has " + (found.isEmpty() ? "its end" : "'" +
			found + "'") + " where " + wanted + " should be");
	}

	private static int countLines(final String text, final int from, final int to) {
		int lines = 0;
		for (int i = from; i < to; i++)
			if (text.charAt(i) == '\n') lines++;
		return lines;
	}
}
