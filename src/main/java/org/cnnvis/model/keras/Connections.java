package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.cnnvis.model.keras.LayerCall.Argument;

/**
 * Reads a layer's {@code inbound_nodes}: nested lists {@code [["conv1", 0, 0, {}]]} in Keras 1 and 2, dictionaries
 * with {@code keras_history} in Keras 3. Keyword arguments count where operators have their second operand there.
 * Malformed JSON surfaces as Gson's exceptions, which {@link ModelConfigReader} converts.
 */
final class Connections {

	private static final List<String> OPERANDS = Arrays.asList("x", "y", "x1", "x2");

	private Connections() {}

	static List<LayerCall> calls(final JsonElement inbound) {
		final List<LayerCall> calls = new ArrayList<>();
		if (inbound == null || inbound.isJsonNull()) return calls;
		for (final JsonElement node : inbound.getAsJsonArray()) {
			final List<Argument> arguments = new ArrayList<>();
			if (node.isJsonObject()) keras3(node.getAsJsonObject(), arguments);
			else if (isReference(node)) keras2(node.getAsJsonArray(), arguments);
			else for (final JsonElement reference : node.getAsJsonArray())
				keras2(reference.getAsJsonArray(), arguments);
			calls.add(new LayerCall(arguments));
		}
		return calls;
	}

	/** All references in nested lists and dictionaries: a model's inputs or outputs. */
	static List<TensorRef> references(final JsonElement json) {
		final List<TensorRef> all = new ArrayList<>();
		collect(json, all);
		return all;
	}

	private static void collect(final JsonElement json, final List<TensorRef> to) {
		if (isReference(json)) to.add(reference(json.getAsJsonArray()));
		else if (json instanceof JsonArray) for (final JsonElement item : (JsonArray) json)
			collect(item, to);
		else if (json instanceof JsonObject) for (final Map.Entry<String, JsonElement> item : ((JsonObject) json)
			.entrySet())
			collect(item.getValue(), to);
	}

	private static void keras2(final JsonArray reference, final List<Argument> to) {
		if ("_CONSTANT_VALUE".equals(reference.get(0).getAsString())) to.add(new Argument(null, reference.get(2)));
		else to.add(new Argument(reference(reference), null));
		if (reference.size() > 3) operands(reference.get(3), to);
	}

	private static void keras3(final JsonObject node, final List<Argument> to) {
		for (final JsonElement argument : node.getAsJsonArray("args"))
			argument(argument, to);
		operands(node.get("kwargs"), to);
	}

	private static void operands(final JsonElement keywords, final List<Argument> to) {
		if (!(keywords instanceof JsonObject)) return;
		for (final String key : OPERANDS) {
			final JsonElement value = keywords.getAsJsonObject().get(key);
			if (value != null && !value.isJsonNull()) argument(value, to);
		}
	}

	private static void argument(final JsonElement json, final List<Argument> to) {
		final JsonArray history = history(json);
		if (history != null) to.add(new Argument(reference(history), null));
		else if (isReference(json)) to.add(new Argument(reference(json.getAsJsonArray()), null));
		else if (json instanceof JsonArray && holdsTensors((JsonArray) json)) for (final JsonElement item : (JsonArray) json)
			argument(item, to);
		else to.add(new Argument(null, json));
	}

	private static boolean holdsTensors(final JsonArray list) {
		for (final JsonElement item : list)
			if (history(item) != null) return true;
		return false;
	}

	/** The Keras 3 reference in {@code {"class_name": "__keras_tensor__", ...}}, else null. */
	private static JsonArray history(final JsonElement json) {
		if (!(json instanceof JsonObject) || !"__keras_tensor__".equals(LayerConfig.text((JsonObject) json, "class_name",
			""))) return null;
		return ((JsonObject) json).getAsJsonObject("config").getAsJsonArray("keras_history");
	}

	/** {@code ["conv1", 0, 0]}, perhaps with more behind it. */
	private static boolean isReference(final JsonElement json) {
		if (!(json instanceof JsonArray) || ((JsonArray) json).size() < 3) return false;
		final JsonElement name = ((JsonArray) json).get(0), call = ((JsonArray) json).get(1);
		return name.isJsonPrimitive() && name.getAsJsonPrimitive().isString() && call.isJsonPrimitive() && call
			.getAsJsonPrimitive().isNumber();
	}

	private static TensorRef reference(final JsonArray json) {
		return new TensorRef(json.get(0).getAsString(), json.get(1).getAsInt(), json.get(2).getAsInt());
	}
}
