package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;

/** Says in one sentence why a model cannot be used, before anything of it is built. */
final class Refusals {

	private static final List<String> SEQUENCES = Arrays.asList("Embedding", "LSTM", "GRU", "SimpleRNN", "RNN",
		"Bidirectional", "LSTMCell", "GRUCell", "TextVectorization", "StringLookup", "IntegerLookup", "Masking",
		"CuDNNLSTM", "CuDNNGRU", "TimeDistributed", "ConvLSTM2D");

	private Refusals() {}

	/** @throws CnnVisException if a layer, or the number of inputs, cannot be dealt with */
	static void check(final ModelConfig model) {
		final List<LayerConfig> layers = new ArrayList<>();
		collect(model, layers);
		final List<LayerConfig> unknown = layers.stream().filter(l -> !Layers.isKnown(l)).collect(Collectors.toList());
		final String sequences = unknown.stream().filter(l -> SEQUENCES.contains(l.className())).map(l -> "'" + l.name() +
			"' (" + l.className() + ")").collect(Collectors.joining(", "));
		if (!sequences.isEmpty()) throw new CnnVisException("The input is a sequence, not a picture (layers: " + sequences +
			"): only networks that take one two-dimensional picture can be used");
		if (!unknown.isEmpty()) throw new CnnVisException(sentence(unknown.get(0)));
		if (model.inputs().size() > 1) throw new CnnVisException("The network has " + model.inputs().size() + " inputs (" +
			model.inputs().stream().map(TensorRef::layer).collect(Collectors.joining(", ")) +
			"): only networks that take one picture can be used");
		if (model.outputs().isEmpty()) throw new CnnVisException("The architecture in the file names no output");
	}

	private static void collect(final ModelConfig model, final List<LayerConfig> to) {
		for (final KerasLayer layer : model.layers())
			if (layer.nested() != null) collect(layer.nested(), to);
			else if (!layer.isInput()) to.add(layer.config());
	}

	private static String sentence(final LayerConfig layer) {
		final String name = "Layer '" + layer.name() + "' ";
		if (layer.className().equals("Lambda")) return name +
			"is a Lambda layer: it holds Python code, which is never run; save the model without it (for instance with Rescaling)";
		if (layer.className().matches(".*[a-z]1D")) return name + "(" + layer.className() +
			") works along one dimension: only networks that take one two-dimensional picture can be used";
		if (layer.className().matches(".*[a-z]3D")) return name + "(" + layer.className() +
			") works on volumes of three dimensions: only networks that take one two-dimensional picture can be used";
		if (layer.registeredName().contains(">") || !layer.module().isEmpty() && !layer.module().startsWith("keras"))
			return name + "is of the class " + layer.registeredName() +
				", which is not part of Keras: its computation is not in the file";
		return name + "is of the class " + layer.className() + ", which CNN Vis cannot compute";
	}
}
