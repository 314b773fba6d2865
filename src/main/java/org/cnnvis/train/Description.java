package org.cnnvis.train;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;

/** The JSON beside a trained model, which says what a DL4J zip does not ({@link org.cnnvis.model.Sidecar}). */
final class Description {

	private Description() {}

	static String of(final TrainingResult result) {
		final Model model = result.model();
		final InputSpec spec = model.input();
		final JsonArray means = new JsonArray(), scales = new JsonArray(), names = new JsonArray();
		for (int c = 0; c < spec.channels(); c++) {
			means.add(spec.mean(c));
			scales.add(spec.scale(c));
		}
		model.classes().forEach(names::add);
		final JsonObject input = new JsonObject();
		input.addProperty("order", spec.order().name());
		input.add("mean", means);
		input.add("scale", scales);
		input.addProperty("size", result.side());
		final JsonObject description = new JsonObject();
		description.add("input", input);
		description.add("classes", names);
		if (!model.licence().isEmpty()) description.addProperty("licence", model.licence());
		description.addProperty("recipe", result.recipe());
		description.addProperty("data", result.data());
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(description) + "\n";
	}
}
