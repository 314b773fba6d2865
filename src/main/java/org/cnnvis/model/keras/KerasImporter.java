package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Identity;

/**
 * Builds the network of a Keras model. Layers keep their names. A layer inside a nested model is called by its own
 * name too, or by {@code model/layer} where that name occurs more than once in the file. Further calls of a shared
 * layer are {@code layer#2}, {@code layer#3} and so on. A nested model's own name stands for its output.
 */
final class KerasImporter {

	private final WeightIndex weights;
	private final Dialect dialect;
	private final GraphWriter graph = new GraphWriter();
	private final LayerNames names;

	private KerasImporter(final ModelConfig model, final WeightIndex weights, final Dialect dialect) {
		this.weights = weights;
		this.dialect = dialect;
		this.names = new LayerNames(model);
	}

	/** @throws CnnVisException if something cannot be computed, with the layer's name */
	static ImportedModel read(final ModelConfig model, final WeightIndex weights, final Dialect dialect) {
		Refusals.check(model);
		final KerasImporter importer = new KerasImporter(model, weights, dialect);
		final KerasLayer input = inputLayer(model);
		final KerasTensor picture = PictureInput.add(importer.graph, input.config(), model.dataFormat().orElse(null));
		final List<Node> outputs = new ArrayList<>();
		for (final KerasTensor output : importer.run(model, "", List.of(picture)))
			outputs.add(behindIdentities(output.node()));
		final Network network = importer.graph.build(outputs);
		final ImportedModel imported = ImportedModel.of(network);
		return PictureInput.guess(model, network.input().channels()).map(imported::withInput).orElse(imported);
	}

	private static KerasLayer inputLayer(final ModelConfig model) {
		final KerasLayer input = model.inputs().isEmpty() ? null : model.layer(model.inputs().get(0).layer());
		if (input == null || !input.isInput()) throw new CnnVisException("The network has no input layer");
		return input;
	}

	/** So that the softmax of a nested classifier is seen as the last layer, and its logits are found. */
	private static Node behindIdentities(final Node node) {
		Node n = node;
		while (n.op() instanceof Identity)
			n = n.input();
		return n;
	}

	/**
	 * Applies a model to tensors. Layers are taken in the file's order; one whose inputs are not there yet waits.
	 *
	 * @param prefix names of the models around this one, each with a slash
	 * @return the model's outputs
	 */
	private List<KerasTensor> run(final ModelConfig model, final String prefix, final List<KerasTensor> inputs) {
		final Map<TensorRef, KerasTensor> done = new HashMap<>();
		if (model.inputs().size() != inputs.size()) throw new CnnVisException("The model '" + model.name() + "' takes " +
			model.inputs().size() + " inputs, but is given " + inputs.size());
		for (int i = 0; i < inputs.size(); i++)
			done.put(model.inputs().get(i), inputs.get(i));
		final Map<KerasLayer, Integer> calls = new HashMap<>();
		boolean progress = true, waiting = true;
		while (progress && waiting) {
			progress = waiting = false;
			for (final KerasLayer layer : model.layers())
				for (int next = calls.getOrDefault(layer, 0); next < layer.calls().size(); next++) {
					final LayerCall call = layer.calls().get(next);
					if (!done.keySet().containsAll(call.tensors())) {
						waiting = true;
						break;
					}
					final List<KerasTensor> results = call(layer, call, prefix, call.tensors().stream().map(done::get).collect(
						Collectors.toList()));
					for (int i = 0; i < results.size(); i++)
						done.put(new TensorRef(layer.name(), model.firstCall(layer) + next, i), results.get(i));
					calls.put(layer, next + 1);
					progress = true;
				}
		}
		if (waiting) throw unconnected(model, done);
		return model.outputs().stream().map(ref -> {
			if (!done.containsKey(ref)) throw new CnnVisException("The output '" + ref +
				"' is not the output of a layer in the file");
			return done.get(ref);
		}).collect(Collectors.toList());
	}

	private static CnnVisException unconnected(final ModelConfig model, final Map<TensorRef, KerasTensor> done) {
		for (final KerasLayer layer : model.layers())
			for (final LayerCall call : layer.calls())
				for (final TensorRef ref : call.tensors())
					if (model.layer(ref.layer()) == null) return new CnnVisException("Layer '" + layer.name() +
						"' takes its input from the layer '" + ref.layer() + "', which the file does not define");
		for (final KerasLayer layer : model.layers())
			for (final LayerCall call : layer.calls())
				for (final TensorRef ref : call.tensors())
					if (!done.containsKey(ref)) return new CnnVisException("Layer '" + layer.name() + "' takes its input from '" +
						ref + "', which is never computed");
		throw new IllegalStateException("unreachable: some layer waits for an input");
	}

	private List<KerasTensor> call(final KerasLayer layer, final LayerCall call, final String prefix,
		final List<KerasTensor> inputs)
	{
		final LayerConfig config = layer.config();
		if (layer.nested() != null) {
			final List<KerasTensor> outputs = run(layer.nested(), prefix + layer.name() + "/", inputs);
			if (outputs.isEmpty()) throw new CnnVisException("The model '" + layer.name() + "' has no output");
			if (outputs.size() > 1) return outputs;
			return List.of(context(layer, call, prefix, outputs).output(new Identity(), outputs.get(0)));
		}
		if (layer.isInput()) throw config.refuse("an input layer has no input of its own");
		try {
			return List.of(Layers.of(config).translate(context(layer, call, prefix, inputs)));
		}
		// Operations check their own parameters.
		catch (final IllegalArgumentException | ArithmeticException e) {
			throw config.refuse(e.getMessage());
		}
	}

	private LayerContext context(final KerasLayer layer, final LayerCall call, final String prefix,
		final List<KerasTensor> inputs)
	{
		return new LayerContext(layer.config(), weights.of(layer), dialect, call, names.next(prefix, layer.name()), inputs,
			graph);
	}
}
