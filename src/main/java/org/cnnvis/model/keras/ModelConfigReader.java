package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.cnnvis.CnnVisException;

/** Reads a model's architecture from the JSON that Keras 1, 2 or 3 wrote. */
final class ModelConfigReader {

	private static final Set<String> FUNCTIONAL = new HashSet<>(Arrays.asList("Model", "Functional"));
	private static final int MAX_DEPTH = 16;

	private ModelConfigReader() {}

	/** @param where the JSON comes from, for messages: {@code attribute model_config} */
	static ModelConfig read(final String json, final String where) {
		final JsonElement parsed;
		try {
			parsed = JsonParser.parseString(json);
		}
		catch (final JsonParseException | StackOverflowError e) {
			throw new CnnVisException("The architecture in the file (" + where +
				") is not valid JSON: download or copy it again", e);
		}
		try {
			return model(new LayerConfig(Keras1.modernize(parsed.getAsJsonObject())), 0);
		}
		// Gson throws these where the JSON has another structure than expected.
		catch (final IllegalStateException | ClassCastException | NumberFormatException | UnsupportedOperationException
				| IndexOutOfBoundsException | NullPointerException | StackOverflowError e)
		{
			throw new CnnVisException("The architecture in the file (" + where + ") is not a Keras model", e);
		}
	}

	private static ModelConfig model(final LayerConfig model, final int depth) {
		if (depth > MAX_DEPTH) throw new CnnVisException("The architecture in the file nests models more than " +
			MAX_DEPTH + " deep");
		if (model.className().equals("Sequential")) return sequential(model, depth);
		if (FUNCTIONAL.contains(model.className())) return functional(model, depth);
		throw new CnnVisException("The model is of the class " + model.registeredName() +
			", which is not part of Keras: its computation is not in the file");
	}

	private static boolean isModel(final LayerConfig layer) {
		return layer.className().equals("Sequential") || FUNCTIONAL.contains(layer.className());
	}

	private static KerasLayer layer(final LayerConfig config, final List<LayerCall> calls, final int depth) {
		return new KerasLayer(config, isModel(config) ? model(config, depth + 1) : null, calls);
	}

	private static ModelConfig functional(final LayerConfig model, final int depth) {
		final List<KerasLayer> layers = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		for (final JsonElement entry : model.get("layers").getAsJsonArray()) {
			final LayerConfig config = new LayerConfig(entry.getAsJsonObject());
			if (!names.add(config.name())) throw new CnnVisException("Two layers have the name '" + config.name() + "'");
			layers.add(layer(config, Connections.calls(config.entry().get("inbound_nodes")), depth));
		}
		return new ModelConfig(model.name(), layers, Connections.references(model.get("input_layers")), Connections
			.references(model.get("output_layers")));
	}

	private static ModelConfig sequential(final LayerConfig model, final int depth) {
		// Until Keras 2.2 the configuration was the bare list of layers.
		final JsonElement bare = model.entry().get("config");
		final JsonArray entries = bare.isJsonArray() ? bare.getAsJsonArray() : model.get("layers").getAsJsonArray();
		final List<KerasLayer> layers = new ArrayList<>();
		for (final JsonElement entry : entries) {
			final LayerConfig config = new LayerConfig(entry.getAsJsonObject());
			if (layers.isEmpty() && !config.className().equals("InputLayer")) layers.add(impliedInput(model, config));
			final TensorRef before = layers.isEmpty() ? null : new TensorRef(layers.get(layers.size() - 1).name(), 0, 0);
			layers.add(layer(config, before == null ? Collections.emptyList() : Collections.singletonList(new LayerCall(
				Collections.singletonList(new LayerCall.Argument(before, null)))), depth));
		}
		if (layers.isEmpty()) throw new CnnVisException("The model '" + model.name() + "' has no layers");
		return new ModelConfig(model.name(), layers, Collections.singletonList(new TensorRef(layers.get(0).name(), 0, 0)),
			Collections.singletonList(new TensorRef(layers.get(layers.size() - 1).name(), 0, 0)));
	}

	/** The input of a Sequential model without InputLayer: its first layer, or the model's build, knows the shape. */
	private static KerasLayer impliedInput(final LayerConfig model, final LayerConfig first) {
		final JsonObject config = new JsonObject(), entry = new JsonObject();
		config.addProperty("name", first.name() + "_input");
		config.add("batch_shape", inputShape(model, first));
		entry.addProperty("class_name", "InputLayer");
		entry.add("config", config);
		return new KerasLayer(new LayerConfig(entry), null, Collections.emptyList());
	}

	private static JsonElement inputShape(final LayerConfig model, final LayerConfig first) {
		for (final JsonElement shape : new JsonElement[] { first.get("batch_input_shape"), first.get("batch_shape"), model
			.get("build_input_shape"), built(model.entry()), built(first.entry()), nestedShape(first) })
			if (shape != null && !shape.isJsonNull()) return shape;
		return JsonNull.INSTANCE;
	}

	private static JsonElement built(final JsonObject entry) {
		final JsonElement build = entry.get("build_config");
		return build instanceof JsonObject ? ((JsonObject) build).get("input_shape") : null;
	}

	/** A model as first layer of a model brings its own input shape. */
	private static JsonElement nestedShape(final LayerConfig first) {
		final JsonElement layers = first.get("layers");
		if (!isModel(first) || !(layers instanceof JsonArray) || ((JsonArray) layers).size() == 0) return null;
		final LayerConfig inner = new LayerConfig(((JsonArray) layers).get(0).getAsJsonObject());
		for (final String key : new String[] { "batch_shape", "batch_input_shape" })
			if (inner.has(key)) return inner.get(key);
		return nestedShape(inner);
	}
}
