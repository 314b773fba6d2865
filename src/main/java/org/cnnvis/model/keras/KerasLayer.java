package org.cnnvis.model.keras;

import java.util.Collections;
import java.util.List;

/** A layer of a {@link ModelConfig} with its calls; a model used as a layer has layers of its own. */
final class KerasLayer {

	private final LayerConfig config;
	private final ModelConfig nested;
	private final List<LayerCall> calls;

	KerasLayer(final LayerConfig config, final ModelConfig nested, final List<LayerCall> calls) {
		this.config = config;
		this.nested = nested;
		this.calls = Collections.unmodifiableList(calls);
	}

	LayerConfig config() {
		return config;
	}

	String name() {
		return config.name();
	}

	/** The model that this layer is, or null. */
	ModelConfig nested() {
		return nested;
	}

	/** In the order of the file; an input has none. */
	List<LayerCall> calls() {
		return calls;
	}

	boolean isInput() {
		return config.className().equals("InputLayer");
	}

	boolean isTrainable() {
		return config.flag("trainable", true);
	}
}
