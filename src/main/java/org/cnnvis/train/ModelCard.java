package org.cnnvis.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person has to know about a trained model, as Markdown: a template whose fields are filled in. */
final class ModelCard {

	private static final String TEMPLATE = "model-card.md";

	private final Map<String, String> fields = new LinkedHashMap<>();

	ModelCard put(final String field, final Object value) {
		fields.put(field, String.valueOf(value));
		return this;
	}

	ModelCard put(final Recipe recipe) {
		return put("size", recipe.size).put("perClass", recipe.validationPerClass).put("batch", recipe.batch).put(
			"learningRate", recipe.learningRate).put("momentum", recipe.momentum).put("weightDecay", recipe.weightDecay).put(
				"epochs", recipe.epochs).put("seed", recipe.seed).put("mean", recipe.input.mean(0)).put("scale", recipe.input
					.scale(0));
	}

	ModelCard put(final Confusion confusion, final List<String> classes) {
		return put("classes", classes.size()).put("classNames", String.join(", ", classes)).put("accuracy", String.format(
			Locale.ROOT, "%.3f", confusion.accuracy())).put("confusion", table(confusion.counts(), classes));
	}

	private static String table(final int[][] counts, final List<String> classes) {
		final StringBuilder rows = new StringBuilder("| |");
		final StringBuilder rule = new StringBuilder("\n|---|");
		for (int i = 0; i < counts.length; i++) {
			rows.append(' ').append(i + 1).append(" |");
			rule.append("---|");
		}
		rows.append(rule);
		for (int i = 0; i < counts.length; i++) {
			rows.append("\n| ").append(i + 1).append(' ').append(classes.get(i)).append(" |");
			for (final int count : counts[i])
				rows.append(' ').append(count == 0 ? "" : count).append(" |");
		}
		return rows.toString();
	}

	/** @throws IllegalStateException if a field of the template has no value */
	String text() {
		String text = template();
		for (final Map.Entry<String, String> field : fields.entrySet())
			text = text.replace('{' + field.getKey() + '}', field.getValue());
		if (text.matches("(?s).*\\{\\w+}.*")) throw new IllegalStateException("The model card has empty fields: " + text);
		return text;
	}

	private static String template() {
		try (InputStream in = ModelCard.class.getResourceAsStream(TEMPLATE)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
