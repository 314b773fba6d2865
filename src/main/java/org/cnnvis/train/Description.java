package org.cnnvis.train;

import java.util.List;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The JSON beside a trained model, which says what a DL4J zip does not ({@link org.cnnvis.model.Sidecar}). */
final class Description {

	private static final String LICENCE = "BSD-2-Clause (weights trained for CNN Vis)";

	private Description() {}

	static String of(final Recipe recipe, final List<String> classes) {
		final JsonObject input = new JsonObject();
		input.addProperty("order", recipe.input.order().name());
		input.addProperty("mean", recipe.input.mean(0));
		input.addProperty("scale", recipe.input.scale(0));
		input.addProperty("size", recipe.size);
		final JsonArray names = new JsonArray();
		classes.forEach(names::add);
		final JsonObject description = new JsonObject();
		description.add("input", input);
		description.add("classes", names);
		description.addProperty("licence", LICENCE);
		return new GsonBuilder().setPrettyPrinting().create().toJson(description) + "\n";
	}
}
