package org.cnnvis.model.keras;

import static org.cnnvis.network.op.Activation.Function.ABS;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Activation.Function;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Softmax;

/** Keras' activation functions by name (keras.activations), and the layers that are activation functions. */
final class Activations {

	private static final float INFINITY = Float.POSITIVE_INFINITY;
	private static final Map<String, Op> BY_NAME = new HashMap<>();

	static {
		BY_NAME.put("relu", Activation.RELU);
		BY_NAME.put("relu6", Activation.RELU6);
		BY_NAME.put("leaky_relu", Activation.relu(0.2f, INFINITY, 0));
		BY_NAME.put("elu", Activation.of(Function.ELU));
		BY_NAME.put("celu", Activation.of(Function.ELU));
		BY_NAME.put("selu", Activation.of(Function.SELU));
		BY_NAME.put("sigmoid", Activation.SIGMOID);
		BY_NAME.put("tanh", Activation.TANH);
		BY_NAME.put("softplus", Activation.of(Function.SOFTPLUS));
		BY_NAME.put("softsign", Activation.of(Function.SOFTSIGN));
		BY_NAME.put("swish", Activation.of(Function.SWISH));
		BY_NAME.put("silu", Activation.of(Function.SWISH));
		BY_NAME.put("hard_swish", Activation.of(Function.HARD_SWISH));
		BY_NAME.put("hard_silu", Activation.of(Function.HARD_SWISH));
		BY_NAME.put("gelu", Activation.of(Function.GELU));
		BY_NAME.put("mish", Activation.of(Function.MISH));
		BY_NAME.put("exponential", Activation.of(Function.EXP));
		BY_NAME.put("abs", Activation.of(ABS));
		BY_NAME.put("softmax", new Softmax());
	}

	private Activations() {}

	/** Whether a layer's parameter {@code activation} asks for none. */
	static boolean isLinear(final JsonElement activation) {
		return activation == null || activation.isJsonPrimitive() && activation.getAsString().equals("linear");
	}

	/** What a layer's parameter {@code activation} asks for, to be applied one after the other. */
	static List<Op> of(final LayerConfig layer, final Dialect dialect, final int channels) {
		final JsonElement activation = layer.get("activation");
		if (isLinear(activation)) return Collections.emptyList();
		if (activation instanceof JsonObject) {
			final JsonObject object = (JsonObject) activation;
			final LayerConfig asLayer = new LayerConfig(object);
			final List<Op> ops = ofLayer(asLayer);
			if (ops != null) return ops;
			// Keras 3 writes functions as {"class_name": "function", "config": name}.
			final String function = LayerConfig.text(object, "config", asLayer.registeredName());
			return byName(layer, function.substring(function.lastIndexOf('>') + 1), dialect, channels);
		}
		return byName(layer, activation.isJsonPrimitive() ? activation.getAsString() : activation.toString(), dialect,
			channels);
	}

	/** @param name as in keras.activations */
	static List<Op> byName(final LayerConfig layer, final String name, final Dialect dialect, final int channels) {
		if (BY_NAME.containsKey(name)) return Collections.singletonList(BY_NAME.get(name));
		switch (name) {
			case "linear":
				return Collections.emptyList();
			case "hard_sigmoid":
				return Collections.singletonList(hardSigmoid(dialect));
			case "hard_tanh": // clip(x, -1, 1)
				return Arrays.asList(Activation.of(Function.HARD_SIGMOID, 0.5f, 0.5f), affine(channels, 2, -1));
			case "log_sigmoid": // -softplus(-x)
				return Arrays.asList(affine(channels, -1, 0), Activation.of(Function.SOFTPLUS), affine(channels, -1, 0));
			default:
				throw layer.refuse("it uses the activation function '" + name + "', which CNN Vis does not know");
		}
	}

	/** Keras 3 changed the function under its old name. */
	private static Op hardSigmoid(final Dialect dialect) {
		return Activation.of(Function.HARD_SIGMOID, dialect.version() == 3 ? 1 / 6f : 0.2f, 0.5f);
	}

	/** A layer that is an activation function without weights, or null if the layer is something else. */
	static List<Op> ofLayer(final LayerConfig layer) {
		switch (layer.className()) {
			case "ReLU":
				return Collections.singletonList(Activation.relu((float) layer.number("negative_slope", 0), layer.has("max_value") ? (float) layer
					.number("max_value", 0) : INFINITY, (float) layer.number("threshold", 0)));
			case "LeakyReLU":
				return Collections.singletonList(Activation.relu((float) layer.number("negative_slope", layer.number("alpha", 0.3)), INFINITY, 0));
			case "ThresholdedReLU":
				return Collections.singletonList(Activation.relu(0, INFINITY, (float) layer.number("theta", 1)));
			case "ELU":
				return Collections.singletonList(Activation.of(Function.ELU, (float) layer.number("alpha", 1), 0));
			default:
				return null;
		}
	}

	static Affine affine(final int channels, final float scale, final float shift) {
		final float[] scales = new float[channels], shifts = new float[channels];
		Arrays.fill(scales, scale);
		Arrays.fill(shifts, shift);
		return new Affine(scales, shifts);
	}
}
