package org.cnnvis.model.caffe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;

/** A message of protobuf's text format: fields with one or more values, each a text or a message of its own. */
final class PrototxtMessage {

	private final Map<String, List<Object>> fields = new LinkedHashMap<>();

	void add(final String field, final Object value) {
		fields.computeIfAbsent(field, f -> new ArrayList<>()).add(value);
	}

	boolean has(final String field) {
		return fields.containsKey(field);
	}

	List<PrototxtMessage> messages(final String field) {
		final List<PrototxtMessage> messages = new ArrayList<>();
		for (final Object value : values(field)) {
			if (!(value instanceof PrototxtMessage)) throw new CnnVisException("The field '" + field +
				"' of the prototxt file must be a block in braces, not '" + value + "'");
			messages.add((PrototxtMessage) value);
		}
		return messages;
	}

	/** The first message of this name; an empty one where there is none. */
	PrototxtMessage message(final String field) {
		final List<PrototxtMessage> messages = messages(field);
		return messages.isEmpty() ? new PrototxtMessage() : messages.get(0);
	}

	List<String> texts(final String field) {
		final List<String> texts = new ArrayList<>();
		for (final Object value : values(field)) {
			if (!(value instanceof String)) throw new CnnVisException("The field '" + field +
				"' of the prototxt file must be a single value, not a block");
			texts.add((String) value);
		}
		return texts;
	}

	String text(final String field, final String absent) {
		final List<String> texts = texts(field);
		return texts.isEmpty() ? absent : texts.get(0);
	}

	int integer(final String field, final int absent) {
		return has(field) ? toInt(field, text(field, "")) : absent;
	}

	List<Integer> integers(final String field) {
		final List<Integer> numbers = new ArrayList<>();
		for (final String text : texts(field))
			numbers.add(toInt(field, text));
		return numbers;
	}

	float number(final String field, final float absent) {
		if (!has(field)) return absent;
		try {
			return Float.parseFloat(text(field, ""));
		}
		catch (final NumberFormatException e) {
			throw new CnnVisException("The field '" + field + "' of the prototxt file must be a number, not '" + text(field,
				"") + "'", e);
		}
	}

	private static int toInt(final String field, final String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (final NumberFormatException e) {
			throw new CnnVisException("The field '" + field + "' of the prototxt file must be a whole number, not '" + text +
				"'", e);
		}
	}

	private List<Object> values(final String field) {
		return fields.getOrDefault(field, Collections.emptyList());
	}
}
