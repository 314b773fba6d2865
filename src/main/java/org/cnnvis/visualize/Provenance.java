package org.cnnvis.visualize;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.cnnvis.Version;
import org.cnnvis.model.Model;
import org.cnnvis.visualize.objective.Term;
import org.cnnvis.visualize.preset.Canvas;
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
			put(plan, "parametrization", canvas -> canvas.parametrization().toString());
			put(plan, "transforms", canvas -> Transforms.print(canvas.transforms()));
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

	/** What is not the same for all subjects has keys that say whose it is. */
	private void put(final Plan plan, final String key, final Function<Canvas, String> part) {
		final Map<String, Set<String>> whose = new LinkedHashMap<>();
		for (final Subject subject : plan.subjects)
			whose.computeIfAbsent(part.apply(plan.canvas(subject)), text -> new LinkedHashSet<>()).add(where(subject));
		whose.forEach((text, places) -> entries.put(whose.size() == 1 ? key : key + " of " + String.join(", ", places), text));
	}

	private static String where(final Subject subject) {
		final String layers = subject.objective.terms().stream().map(Term::layer).distinct().collect(Collectors.joining(" + "));
		return subject.objective.isOfNeurons() ? "neurons of " + layers : layers;
	}
}
