package org.cnnvis.model.keras;

import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.cnnvis.CnnVisException;

/**
 * Rewrites the architecture of a Keras 1 file in the words of Keras 2, so that nothing else has to know the old ones.
 * Leaves newer files as they are. See the release notes of Keras 2.0 for the names.
 */
final class Keras1 {

	private static final Map<String, String> CLASSES = new LinkedHashMap<>();
	private static final Map<String, String> PARAMETERS = new LinkedHashMap<>();
	private static final Map<String, String> MERGE_MODES = new LinkedHashMap<>();

	static {
		CLASSES.put("Convolution2D", "Conv2D");
		CLASSES.put("AtrousConvolution2D", "Conv2D");
		CLASSES.put("SeparableConvolution2D", "SeparableConv2D");
		CLASSES.put("Deconvolution2D", "Conv2DTranspose");
		PARAMETERS.put("nb_filter", "filters");
		PARAMETERS.put("subsample", "strides");
		PARAMETERS.put("border_mode", "padding");
		PARAMETERS.put("atrous_rate", "dilation_rate");
		PARAMETERS.put("output_dim", "units");
		PARAMETERS.put("bias", "use_bias");
		PARAMETERS.put("concat_axis", "axis");
		MERGE_MODES.put("sum", "Add");
		MERGE_MODES.put("mul", "Multiply");
		MERGE_MODES.put("ave", "Average");
		MERGE_MODES.put("max", "Maximum");
		MERGE_MODES.put("concat", "Concatenate");
	}

	private Keras1() {}

	/** @param entry a model's or layer's {@code class_name} and {@code config}; changed in place */
	static JsonObject modernize(final JsonObject entry) {
		final JsonElement config = entry.get("config");
		if (config instanceof JsonArray) layers((JsonArray) config);
		else if (config instanceof JsonObject) {
			final JsonObject parameters = (JsonObject) config;
			if (parameters.get("layers") instanceof JsonArray) layers(parameters.getAsJsonArray("layers"));
			else layer(entry, parameters);
		}
		return entry;
	}

	private static void layers(final JsonArray entries) {
		for (final JsonElement entry : entries)
			modernize(entry.getAsJsonObject());
	}

	private static void layer(final JsonObject entry, final JsonObject config) {
		final String className = LayerConfig.text(entry, "class_name", "");
		if (CLASSES.containsKey(className)) entry.addProperty("class_name", CLASSES.get(className));
		if (className.equals("Merge")) merge(entry, config);
		for (final Map.Entry<String, String> name : PARAMETERS.entrySet())
			if (config.has(name.getKey()) && !config.has(name.getValue())) config.add(name.getValue(), config.remove(name
				.getKey()));
		if (config.has("nb_row") && config.has("nb_col")) {
			final JsonArray size = new JsonArray();
			size.add(config.remove("nb_row"));
			size.add(config.remove("nb_col"));
			config.add("kernel_size", size);
		}
		final String order = LayerConfig.text(config, "dim_ordering", "");
		if (order.equals("th")) config.add("data_format", new JsonPrimitive("channels_first"));
		if (order.equals("tf")) config.add("data_format", new JsonPrimitive("channels_last"));
		if (className.equals("BatchNormalization") && config.has("mode") && config.get("mode").getAsInt() == 1)
			throw new CnnVisException("Layer '" + LayerConfig.text(config, "name", className) +
				"' (BatchNormalization) normalises each picture by itself (mode 1), which cannot be computed");
	}

	private static void merge(final JsonObject entry, final JsonObject config) {
		final String mode = LayerConfig.text(config, "mode", "a function"), modern = MERGE_MODES.get(mode);
		if (modern == null) throw new CnnVisException("Layer '" + LayerConfig.text(config, "name", "Merge") +
			"' (Merge) combines its inputs by '" + mode + "', which cannot be computed");
		entry.addProperty("class_name", modern);
	}
}
