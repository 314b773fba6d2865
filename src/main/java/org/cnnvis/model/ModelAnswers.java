package org.cnnvis.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.cnnvis.CnnVisException;

/** What the user says about a model at its import, as text; an empty text leaves it to the file, or to what is usual. Immutable. */
public final class ModelAnswers {

	/** Nothing is said. */
	public static final ModelAnswers NONE = new ModelAnswers("", "", "");

	private static final long LARGEST = 1 << 20;

	private final String input;
	private final String classes;
	private final String licence;

	/**
	 * @param input see {@link InputText}
	 * @param classes {@code imagenet}, {@code numbered}, names with commas between them, or the path of a text file with one
	 *          name in each line
	 */
	public ModelAnswers(final String input, final String classes, final String licence) {
		this.input = input.trim();
		this.classes = classes.trim();
		this.licence = licence.trim();
	}

	/** @throws CnnVisException if an answer is not of its form, or not for this number of channels */
	JsonObject json(final int channels) {
		final JsonObject json = new JsonObject();
		if (!input.isEmpty()) json.add("input", input(InputText.parse(input, channels)));
		if (classes.equalsIgnoreCase("imagenet") || classes.equalsIgnoreCase("numbered")) json.addProperty("classes", classes
			.toLowerCase(java.util.Locale.ROOT));
		else if (!classes.isEmpty()) json.add("classes", names());
		if (!licence.isEmpty()) json.addProperty("licence", licence);
		return json;
	}

	private static JsonObject input(final InputSpec spec) {
		final JsonArray mean = new JsonArray(), scale = new JsonArray();
		for (int c = 0; c < spec.channels(); c++) {
			mean.add(spec.mean(c));
			scale.add(spec.scale(c));
		}
		final JsonObject json = new JsonObject();
		json.addProperty("order", spec.order().name());
		json.add("mean", mean);
		json.add("scale", scale);
		return json;
	}

	private JsonArray names() {
		final List<String> names = isFile() ? lines(Paths.get(classes)) : Arrays.stream(classes.split(",")).map(
			String::trim).collect(Collectors.toList());
		final JsonArray json = new JsonArray();
		names.forEach(json::add);
		return json;
	}

	private boolean isFile() {
		try {
			return !classes.contains(",") && Files.isRegularFile(Paths.get(classes));
		}
		catch (final InvalidPathException e) {
			return false;
		}
	}

	private static List<String> lines(final Path file) {
		try {
			if (Files.size(file) > LARGEST) throw new CnnVisException("classes: " + file + " is too large for a list of names.");
			return Files.readAllLines(file, StandardCharsets.UTF_8).stream().map(String::trim).filter(line -> !line.isEmpty())
				.collect(Collectors.toList());
		}
		catch (final IOException e) {
			throw new CnnVisException("classes: " + file + " cannot be read as a list of names: " + e.getMessage(), e);
		}
	}
}
