package org.cnnvis.model.keras;

import java.util.HashMap;
import java.util.Map;

/** Gives each call of each layer a name of its own in the graph; the rule is {@link KerasImporter}'s. */
final class LayerNames {

	private final Map<String, Integer> layers = new HashMap<>();
	private final Map<String, Integer> calls = new HashMap<>();

	LayerNames(final ModelConfig model) {
		for (final KerasLayer layer : model.layers()) {
			layers.merge(layer.name(), 1, Integer::sum);
			if (layer.nested() != null) count(layer.nested());
		}
	}

	private void count(final ModelConfig model) {
		for (final KerasLayer layer : model.layers()) {
			if (!layer.isInput()) layers.merge(layer.name(), 1, Integer::sum);
			if (layer.nested() != null) count(layer.nested());
		}
	}

	/** @param prefix names of the models around the layer, each with a slash */
	String next(final String prefix, final String layer) {
		final String name = layers.getOrDefault(layer, 1) == 1 ? layer : prefix + layer;
		final int call = calls.merge(name, 1, Integer::sum);
		return call == 1 ? name : name + "#" + call;
	}
}
