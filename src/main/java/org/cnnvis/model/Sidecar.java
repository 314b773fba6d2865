package org.cnnvis.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.pass.StateInput;

/**
 * What a model file does not say, in a JSON file beside it: {@code model.h5.json} for {@code model.h5}. All of it is
 * optional.
 *
 * <pre>{@code
 * {
 *   "input": { "order": "BGR", "mean": [103.939, 116.779, 123.68], "scale": 1, "size": 224 },
 *   "classes": ["daisy", "iris", "tulip"],
 *   "licence": "CC BY 4.0",
 *   "source": "https://example.org/model.h5",
 *   "sha256": "64 hexadecimal digits, of the file when it was imported",
 *   "recipe": "method=Fine-tune, ...", "data": "SHA-256 of what it was trained on"
 * }
 * }</pre>
 *
 * A network's input is (grey level 0..255 - mean) * scale. The order is RGB, BGR, GREY or OTHER; mean (default 0) and
 * scale (default 1) are one number, or one for each of the network's channels. The size is the side of a square
 * picture in pixels, for networks that would take any. Classes are a list in the order of the outputs, "imagenet", or "numbered".
 * The keys "recipe" and "data" say how and from what it was trained; "known" tells pictures of the classes from others
 * ({@link KnownClasses}).
 */
public final class Sidecar {

	private static final long MAX_BYTES = 4 << 20;
	private static final List<String> KEYS = Arrays.asList("input", "classes", "licence", "source", "sha256", "recipe", "data",
		"known");
	private static final List<String> INPUT_KEYS = Arrays.asList("order", "mean", "scale", "size");

	private final String name;
	private final JsonObject json;

	private Sidecar(final String name, final JsonObject json) {
		this.name = name;
		this.json = json;
	}

	/** @throws CnnVisException if there is a file, but not of this form */
	public static Sidecar beside(final Path model) throws IOException {
		final Path file = pathFor(model);
		final String name = file.getFileName().toString();
		if (!Files.exists(file)) return new Sidecar(name, new JsonObject());
		if (Files.size(file) > MAX_BYTES) throw new CnnVisException(name + " beside it is too large for a description");
		return parse(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
	}

	static Sidecar parse(final String name, final String text) {
		try {
			final JsonElement json = JsonParser.parseString(text);
			if (!(json instanceof JsonObject)) throw new CnnVisException(name + " is not a JSON object { ... }");
			requireKnown(name, (JsonObject) json, KEYS);
			return new Sidecar(name, (JsonObject) json);
		}
		catch (final JsonParseException e) {
			throw new CnnVisException(name + " is not valid JSON: " + e.getMessage(), e);
		}
	}

	private static void requireKnown(final String name, final JsonObject object, final List<String> keys) {
		for (final Map.Entry<String, JsonElement> entry : object.entrySet())
			if (!keys.contains(entry.getKey())) throw new CnnVisException(name + " has the unknown key '" + entry.getKey() +
				"'; known are " + keys);
	}

	/** @param channels how many the network has */
	Optional<InputSpec> input(final int channels) {
		if (!json.has("input")) return Optional.empty();
		final JsonObject input = input();
		final ChannelOrder order = order(input, channels);
		return Optional.of(new InputSpec(order, numbers(input, "mean", channels, 0), numbers(input, "scale", channels, 1)));
	}

	private JsonObject input() {
		if (!(json.get("input") instanceof JsonObject)) throw wrong("input", "an object { \"order\": ..., ... }");
		final JsonObject input = json.getAsJsonObject("input");
		requireKnown(name, input, INPUT_KEYS);
		return input;
	}

	/** The network for pictures of the size that is given, if there is one. */
	Network size(final Network network) {
		if (!json.has("input") || !input().has("size")) return network;
		final float size = number("size", input().get("size"));
		if (size < 1 || size != (int) size) throw wrong("size", "a number of pixels");
		return StateInput.as(network, new Input(network.input().channels(), (int) size, (int) size));
	}

	private ChannelOrder order(final JsonObject input, final int channels) {
		if (!input.has("order")) return ChannelOrder.of(channels);
		final String text = text(input, "order").toUpperCase(Locale.ROOT);
		for (final ChannelOrder order : ChannelOrder.values())
			if (order.name().equals(text)) {
				if (order.fits(channels)) return order;
				throw new CnnVisException(name + ": the order " + order + " does not fit a network of " + channels +
					" input channels");
			}
		throw wrong("order", "one of " + Arrays.toString(ChannelOrder.values()));
	}

	private float[] numbers(final JsonObject input, final String key, final int channels, final float otherwise) {
		final float[] numbers = new float[channels];
		Arrays.fill(numbers, otherwise);
		final JsonElement given = input.get(key);
		if (given == null) return numbers;
		final boolean list = given instanceof JsonArray;
		if (list && ((JsonArray) given).size() != channels) throw wrong(key, "one number or " + channels);
		for (int i = 0; i < channels; i++)
			numbers[i] = number(key, list ? ((JsonArray) given).get(i) : given);
		return numbers;
	}

	private float number(final String key, final JsonElement value) {
		if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber() || !Float.isFinite(value.getAsFloat()))
			throw wrong(key, "a number");
		return value.getAsFloat();
	}

	/** @param outputs how many the network has */
	Optional<List<String>> classes(final IntSupplier outputs) {
		if (!json.has("classes")) return Optional.empty();
		if (json.get("classes") instanceof JsonArray) {
			final List<String> classes = new ArrayList<>();
			for (final JsonElement item : json.getAsJsonArray("classes")) {
				if (!item.isJsonPrimitive()) throw wrong("classes", "a list of names");
				classes.add(item.getAsString());
			}
			return Optional.of(Collections.unmodifiableList(classes));
		}
		if (text(json, "classes").equalsIgnoreCase("imagenet")) return Optional.of(ClassNames.imageNet());
		if (text(json, "classes").equalsIgnoreCase("numbered")) return Optional.of(ClassNames.numbered(outputs.getAsInt()));
		throw wrong("classes", "a list of names, \"imagenet\" or \"numbered\"");
	}

	/** Empty where it is not given. */
	String licence() {
		return json.has("licence") ? text(json, "licence") : "";
	}

	/** All of it; changing it changes nothing else. */
	JsonObject json() {
		return json.deepCopy();
	}

	/** What tells pictures of the classes from others, if it is given. */
	Optional<KnownClasses> known() {
		if (!json.has("known")) return Optional.empty();
		try {
			return Optional.of(KnownClasses.parse(json.get("known")));
		}
		catch (final CnnVisException e) {
			throw new CnnVisException(name + ": " + e.getMessage(), e);
		}
	}

	/** Where the file came from; empty where it is not given. */
	public String source() {
		return json.has("source") ? text(json, "source") : "";
	}

	/** Of the file when it was imported or downloaded; empty where it is not given. */
	public String sha256() {
		return json.has("sha256") ? text(json, "sha256") : "";
	}

	/** Beside a model file. */
	public static Path pathFor(final Path model) {
		return model.resolveSibling(model.getFileName() + ".json");
	}

	private String text(final JsonObject object, final String key) {
		if (!object.get(key).isJsonPrimitive()) throw wrong(key, "a text");
		return object.get(key).getAsString();
	}

	private CnnVisException wrong(final String key, final String expected) {
		return new CnnVisException(name + ": '" + key + "' is not " + expected);
	}
}
