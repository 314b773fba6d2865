package org.cnnvis.visualize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.cnnvis.Version;
import org.cnnvis.model.Model;
import org.cnnvis.visualize.transform.Transforms;

/**
 * All that has to be known to make the same pictures again, as lines {@code key: value}; the last is the macro line.
 * Immutable.
 */
final class Provenance {

	private final Map<String, String> entries = new LinkedHashMap<>();

	/**
	 * @param start image that the pictures began with; null for noise
	 * @param backend what computed, with its version
	 */
	Provenance(final Plan plan, final StartImage start, final String backend) {
		final Model model = plan.model;
		final Settings settings = plan.settings;
		entries.put("made by", "CNN Vis " + Version.TEXT);
		entries.put("model", model.name());
		entries.put("model source", model.source());
		entries.put("model SHA-256", model.sha256());
		entries.put("model input", model.input().toString());
		entries.put("objective", plan.title);
		if (settings.objective().trim().isEmpty()) entries.put("filters", settings.filters());
		entries.put("preset", plan.preset.name());
		entries.put("driven by", plan.preset.drive().toString());
		if (plan.preset.canvas() != null) {
			entries.put("parametrization", plan.preset.canvas().parametrization().toString());
			for (final Subject subject : plan.subjects)
				entries.put(transformsOf(plan, subject), Transforms.print(plan.canvas(subject).transforms()));
			entries.put("sizes", plan.preset.canvas().sizes().toString());
		}
		entries.put("optimizer", plan.preset.rule().toString());
		entries.put("Lp weight", Double.toString(plan.preset.weights().lp()));
		entries.put("TV weight", Double.toString(plan.preset.weights().tv()));
		entries.put("contrast weight", Double.toString(plan.preset.weights().contrast()));
		entries.put("blur weight", Double.toString(plan.preset.weights().blur()));
		entries.put("size", plan.picture.width() + " x " + plan.picture.height());
		entries.put("steps", Integer.toString(plan.steps));
		if (start != null) entries.put("started from", "an image of " + start);
		entries.put("seed", Long.toString(settings.seed()));
		entries.put("red and blue swapped", Boolean.toString(settings.swapRedBlue()));
		entries.put("backend", backend);
		entries.put("Java", System.getProperty("java.version") + " on " + System.getProperty("os.name") + " " + System
			.getProperty("os.arch"));
		entries.put("macro", new MacroOptions(model.name(), settings).line());
	}

	@Override
	public String toString() {
		return entries.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining("\n"));
	}

	private static String transformsOf(final Plan plan, final Subject subject) {
		if (subject.objective.isOfNeurons()) return "transforms of single neurons";
		final boolean own = !plan.canvas(subject).transforms().equals(plan.preset.canvas().transforms());
		return own ? "transforms of what sees the whole picture" : "transforms";
	}
}
