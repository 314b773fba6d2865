package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonArray;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Merge;

import org.cnnvis.model.keras.KerasTensor.Layout;
import org.cnnvis.model.keras.LayerCall.Argument;

/**
 * Operators between layers, such as {@code x + 3}: TFOpLambda layers in Keras 2 files, operation nodes in Keras 3
 * files. A tensor meets tensors of its own shape, or numbers.
 */
final class Operators {

	/** The operators' names in tf and keras.ops, in lower case. */
	private static final Map<String, Merge.Kind> ARITHMETIC = new HashMap<>();
	private static final Map<String, String> FUNCTIONS = new HashMap<>();

	static {
		ARITHMETIC.put("add", Merge.Kind.ADD);
		ARITHMETIC.put("subtract", Merge.Kind.SUBTRACT);
		ARITHMETIC.put("sub", Merge.Kind.SUBTRACT);
		ARITHMETIC.put("multiply", Merge.Kind.MULTIPLY);
		ARITHMETIC.put("mul", Merge.Kind.MULTIPLY);
		ARITHMETIC.put("maximum", Merge.Kind.MAXIMUM);
		ARITHMETIC.put("minimum", Merge.Kind.MINIMUM);
		for (final String name : new String[] { "relu", "relu6", "sigmoid", "tanh", "silu", "swish", "softplus", "softsign",
			"elu", "selu", "softmax", "gelu", "mish" })
			FUNCTIONS.put(name, name);
		FUNCTIONS.put("hardsilu", "hard_silu");
		FUNCTIONS.put("exp", "exponential");
		FUNCTIONS.put("absolute", "abs");
		FUNCTIONS.put("abs", "abs");
	}

	private Operators() {}

	/** Whether an entry of Keras 3 is an operation and not a layer (an {@code Add} can be either). */
	static boolean isOperator(final LayerConfig layer) {
		return layer.module().startsWith("keras.src.ops.") || layer.module().startsWith("keras.ops");
	}

	static KerasTensor translate(final LayerContext layer) {
		final String full = layer.config.text("function", layer.config.className());
		final String name = full.substring(full.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
		final List<Argument> arguments = layer.call.arguments();
		if (FUNCTIONS.containsKey(name) && arguments.size() == 1 && layer.inputs().size() == 1) return layer.apply(
			Activations.byName(layer.config, FUNCTIONS.get(name), layer.dialect, layer.input().shape().channels()), layer
				.input());
		if (arguments.size() == 2 && layer.inputs().size() == 2 && ARITHMETIC.containsKey(name)) return tensors(layer,
			ARITHMETIC.get(name));
		if (arguments.size() == 2 && layer.inputs().size() == 1) return constant(layer, name);
		throw layer.config.refuse("the operator '" + full + "' is not known to CNN Vis");
	}

	private static KerasTensor tensors(final LayerContext layer, final Merge.Kind kind) {
		final KerasTensor a = layer.inputs().get(0), b = layer.in(layer.inputs().get(1), a.layout());
		if (a.rank() != b.rank()) throw layer.config.refuse("its inputs have " + a.rank() + " and " + b.rank() + " axes");
		final List<KerasTensor> both = new ArrayList<>();
		Collections.addAll(both, a, b);
		return layer.output(new Merge(kind), both);
	}

	/** A tensor and a number, or one number for each channel. */
	private static KerasTensor constant(final LayerContext layer, final String name) {
		final boolean first = layer.call.arguments().get(0).tensor == null;
		final float[] c = numbers(layer.config, layer.call.arguments().get(first ? 0 : 1).constant);
		final KerasTensor x = c.length == 1 ? layer.input() : layer.in(layer.input(), Layout.CHANNELS_LAST);
		final int n = x.shape().channels();
		if (c.length != 1 && c.length != n) throw layer.config.refuse("it meets " + c.length + " numbers on " + n +
			" channels");
		final float[] scale = new float[n], shift = new float[n];
		for (int i = 0; i < n; i++) {
			final float value = c[c.length == 1 ? 0 : i];
			scale[i] = scale(layer, name, value, first);
			shift[i] = name.equals("add") ? value : name.startsWith("sub") ? first ? value : -value : 0;
		}
		return layer.output(new Affine(scale, shift), x);
	}

	private static float scale(final LayerContext layer, final String name, final float c, final boolean first) {
		switch (name) {
			case "add":
				return 1;
			case "subtract":
			case "sub":
				return first ? -1 : 1;
			case "multiply":
			case "mul":
				return c;
			case "truediv":
			case "divide":
			case "truedivide":
				if (!first) return 1 / c;
				break;
			default:
		}
		throw layer.config.refuse("the operator '" + name + "' with a number is not known to CNN Vis");
	}

	/** A number, a list, or {@code {"config": {"value": ...}}} as Keras 3 writes arrays. */
	private static float[] numbers(final LayerConfig layer, final JsonElement json) {
		if (json instanceof JsonObject && ((JsonObject) json).get("config") instanceof JsonObject) return numbers(layer,
			((JsonObject) json).getAsJsonObject("config").get("value"));
		if (json instanceof JsonArray) {
			final JsonArray list = (JsonArray) json;
			final float[] all = new float[list.size()];
			for (int i = 0; i < all.length; i++)
				all[i] = numbers(layer, list.get(i))[0];
			return all;
		}
		if (json == null || !json.isJsonPrimitive() || !json.getAsJsonPrimitive().isNumber()) throw layer.refuse(
			"its operand is not a number: " + json);
		return new float[] { json.getAsFloat() };
	}
}
