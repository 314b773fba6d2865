package org.cnnvis.model.keras;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A Keras model's architecture: layers and how they are connected. Sequential models are chains. Immutable. */
final class ModelConfig {

	private final String name;
	private final List<KerasLayer> layers;
	private final List<TensorRef> inputs;
	private final List<TensorRef> outputs;

	ModelConfig(final String name, final List<KerasLayer> layers, final List<TensorRef> inputs,
		final List<TensorRef> outputs)
	{
		this.name = name;
		this.layers = Collections.unmodifiableList(layers);
		this.inputs = Collections.unmodifiableList(inputs);
		this.outputs = Collections.unmodifiableList(outputs);
	}

	String name() {
		return name;
	}

	/** In the order of the file, which is also the order of the weights. */
	List<KerasLayer> layers() {
		return layers;
	}

	List<TensorRef> inputs() {
		return inputs;
	}

	List<TensorRef> outputs() {
		return outputs;
	}

	/** The layer of this name, or null. */
	KerasLayer layer(final String layerName) {
		for (final KerasLayer layer : layers)
			if (layer.name().equals(layerName)) return layer;
		return null;
	}

	/**
	 * The number by which the file refers to a layer's first call. A model that was built with an input of its own has
	 * counted its building as call 0, which the file leaves out.
	 */
	int firstCall(final KerasLayer layer) {
		if (layer.nested() == null) return 0;
		int last = layer.calls().size() - 1;
		for (final TensorRef output : outputs)
			if (output.layer().equals(layer.name())) last = Math.max(last, output.call());
		for (final KerasLayer reader : layers)
			for (final LayerCall call : reader.calls())
				for (final TensorRef input : call.tensors())
					if (input.layer().equals(layer.name())) last = Math.max(last, input.call());
		return last - (layer.calls().size() - 1);
	}

	/** The order of axes that the first layer with a choice has: {@code channels_last} or {@code channels_first}. */
	Optional<String> dataFormat() {
		for (final KerasLayer layer : layers) {
			final String own = layer.config().text("data_format", null);
			final Optional<String> format = own != null ? Optional.of(own) : layer.nested() == null ? Optional.empty() : layer
				.nested().dataFormat();
			if (format.isPresent()) return format;
		}
		return Optional.empty();
	}
}
