package org.cnnvis.conformance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;

/** Words that the refusal of a conformance case has to contain, from the case's reason. */
final class ReasonWords {

	private static final Map<String, List<String>> WORDS = new HashMap<>();

	static {
		put("text_lstm", "not a picture", "Embedding", "LSTM");
		put("signal_conv1d", "'conv'", "Conv1D", "two-dimensional");
		put("volume_conv3d", "'conv'", "Conv3D", "two-dimensional");
		put("two_picture_inputs", "2 inputs", "left", "right");
		put("custom_layer", "'sharpen'", "microscopy>Sharpen", "not part of Keras");
		put("lambda_layer", "'halve'", "Lambda", "never run", "Rescaling");
		put("truncated_h5", "incomplete", "download or copy it again");
		put("keras_without_weights", "no weights", "model.weights.h5");
		put("weights_only", "weights but no architecture", "model.save");
		put("swollen_config", "config.json", "implausibly large");
		put("text_as_h5", "not a model", "text");
		put("empty_file", "empty");
		put("corrupt_config", "model_config", "not valid JSON");
		put("missing_layer_weights", "'conv'", "missing");
		put("wrong_weight_shape", "kernel", "'conv'", "3x3x3x5", "3x3x3x6");
		put("unknown_inbound_layer", "'second'", "'ghost'");
	}

	private ReasonWords() {}

	private static void put(final String name, final String... words) {
		WORDS.put(name, Arrays.asList(words));
	}

	static List<String> of(final String name) {
		Assertions.assertTrue(WORDS.containsKey(name), "no words for the case " + name);
		return WORDS.get(name);
	}
}
