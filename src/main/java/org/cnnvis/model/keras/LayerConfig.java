package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.cnnvis.CnnVisException;

/** One layer's entry in a model's JSON: its class, name and parameters, with checked access. Immutable. */
final class LayerConfig {

	private final String className;
	private final String name;
	private final JsonObject entry;
	private final JsonObject config;

	/** @param entry {@code {"class_name": ..., "config": {...}}} */
	LayerConfig(final JsonObject entry) {
		this.entry = entry;
		this.className = text(entry, "class_name", null);
		if (className == null) throw new CnnVisException("The architecture in the file has a layer without a class");
		this.config = entry.get("config") instanceof JsonObject ? entry.getAsJsonObject("config") : new JsonObject();
		this.name = text(config, "name", text(entry, "name", className));
	}

	String className() {
		return className;
	}

	String name() {
		return name;
	}

	/** The name under which a class of the author's own is registered ({@code package>Class}), or the Python module. */
	String registeredName() {
		return text(entry, "registered_name", className);
	}

	/** The Python module of the class; empty in files before Keras 3. */
	String module() {
		return text(entry, "module", "");
	}

	/** The layer's whole entry, with its connections. */
	JsonObject entry() {
		return entry;
	}

	boolean has(final String key) {
		return config.has(key) && !config.get(key).isJsonNull();
	}

	/** The parameter as it is in the file, or null. */
	JsonElement get(final String key) {
		return has(key) ? config.get(key) : null;
	}

	String text(final String key, final String otherwise) {
		return text(config, key, otherwise);
	}

	static String text(final JsonObject object, final String key, final String otherwise) {
		final JsonElement value = object.get(key);
		return value != null && value.isJsonPrimitive() ? value.getAsString() : otherwise;
	}

	boolean flag(final String key, final boolean otherwise) {
		final JsonElement value = get(key);
		return value == null ? otherwise : value.isJsonPrimitive() && value.getAsBoolean();
	}

	double number(final String key, final double otherwise) {
		return has(key) ? number(key, get(key)) : otherwise;
	}

	/** A list of numbers; a single number is a list of one. Null where there is none. */
	double[] numbers(final String key) {
		final JsonElement value = get(key);
		if (value == null) return null;
		final List<Double> flat = new ArrayList<>();
		flatten(key, value, flat);
		return flat.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private void flatten(final String key, final JsonElement value, final List<Double> to) {
		if (value instanceof JsonArray) for (final JsonElement item : (JsonArray) value)
			flatten(key, item, to);
		else to.add(number(key, value));
	}

	private double number(final String key, final JsonElement value) {
		// Keras 2 wrote NumPy numbers as {"type": "ndarray", "value": 0.1}.
		final JsonElement plain = value instanceof JsonObject ? ((JsonObject) value).get("value") : value;
		if (plain != null && plain.isJsonPrimitive()) try {
			return plain.getAsDouble();
		}
		catch (final NumberFormatException e) {
			throw notA(key, "number", value);
		}
		throw notA(key, "number", value);
	}

	/** A whole number within +-2^30; the limit keeps sums and products of a few of them within reach. */
	int integer(final String key) {
		if (!has(key)) throw new CnnVisException("Layer '" + name + "' (" + className + ") lacks its parameter '" + key +
			"'");
		return integer(key, number(key, 0));
	}

	int integer(final String key, final int otherwise) {
		return has(key) ? integer(key) : otherwise;
	}

	private int integer(final String key, final double value) {
		if (value != Math.rint(value) || Math.abs(value) > 1 << 30) throw notA(key, "whole number", get(key));
		return (int) value;
	}

	/** Whole numbers; null where there are none. */
	int[] integers(final String key) {
		final double[] values = numbers(key);
		if (values == null) return null;
		final int[] integers = new int[values.length];
		for (int i = 0; i < values.length; i++)
			integers[i] = integer(key, values[i]);
		return integers;
	}

	/** {vertical, horizontal}; a single number counts for both. */
	int[] pair(final String key, final int... otherwise) {
		final int[] values = has(key) ? integers(key) : otherwise;
		if (values.length == 1) return new int[] { values[0], values[0] };
		if (values.length != 2) throw notA(key, "pair of whole numbers", get(key));
		return values;
	}

	/** As {@link #pair}, of numbers greater than 0. */
	int[] positivePair(final String key, final int... otherwise) {
		final int[] pair = pair(key, otherwise);
		if (pair[0] < 1 || pair[1] < 1) throw notA(key, "pair of positive numbers", get(key));
		return pair;
	}

	CnnVisException notA(final String key, final String kind, final JsonElement value) {
		return refuse("its parameter '" + key + "' is not a " + kind + ": " + value);
	}

	/** {@code because} completes the sentence that begins with the layer's name and class. */
	CnnVisException refuse(final String because) {
		return new CnnVisException("Layer '" + name + "' (" + className + ") cannot be computed: " + because);
	}
}
