package org.cnnvis.model.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.pass.StateInput;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Translates DL4J networks into our graph. Configuration classes and one array of weights are all that is needed of
 * DL4J, so its native library is not loaded for files.
 *
 * <pre>{@code
 * Network network = Dl4jNetwork.of(graph);   // a live ComputationGraph or MultiLayerNetwork
 * }</pre>
 */
public final class Dl4jNetwork {

	private final Blueprint blueprint;
	private final NetworkBuilder builder = new NetworkBuilder();
	private final Map<String, Signal> signals = new HashMap<>();
	private final InputSize size = new InputSize();
	/** The vertex in hand, for messages. */
	private String current;

	private Dl4jNetwork(final Blueprint blueprint) {
		this.blueprint = blueprint;
	}

	/** @throws CnnVisException naming the layer that cannot be computed */
	public static Network of(final ComputationGraph graph) {
		return of(Blueprint.of(graph.getConfiguration()), graph.params().toFloatVector());
	}

	/** @throws CnnVisException naming the layer that cannot be computed */
	public static Network of(final MultiLayerNetwork network) {
		return of(Blueprint.of(network.getLayerWiseConfigurations()), network.params().toFloatVector());
	}

	static Network of(final Blueprint blueprint, final float[] weights) {
		final Dl4jNetwork translation = new Dl4jNetwork(blueprint);
		try {
			translation.checkNumberOfWeights(weights.length);
			return translation.translate(weights);
		}
		catch (final CnnVisException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			// DL4J checks hardly anything when it reads a configuration: options are missing, negative or too large.
			throw new CnnVisException("The description of layer '" + translation.current +
				"' makes no sense: the file is damaged", e);
		}
	}

	private void checkNumberOfWeights(final int found) {
		long needed = 0;
		for (final Vertex vertex : blueprint.vertices()) {
			current = vertex.name();
			final long n = vertex.weights();
			if (n < 0 || n > Integer.MAX_VALUE) throw new CnnVisException("The layer '" + current +
				"' states an impossible number of weights (" + n + "): the file is damaged");
			needed += n;
		}
		if (needed != found) throw new CnnVisException("The file has " + found + " weights, but its layers need " + needed +
			": it is damaged, or its configuration belongs to another network");
	}

	private Network translate(final float[] weights) {
		final int channels = PictureInput.channels(blueprint);
		final Node input = builder.add(blueprint.input(), new Input(channels, 0, 0));
		signals.put(blueprint.input(), new Signal(input, channels, PictureInput.layout(blueprint)));
		int at = 0;
		for (final Vertex vertex : blueprint.vertices()) {
			current = vertex.name();
			final Weights own = new Weights(weights, at);
			signals.put(current, translate(vertex, new Scope(current, vertex.kind(), own, builder, size)));
			at += vertex.weights();
		}
		final int[] found = size.find();
		return StateInput.as(builder.build(outputs()), new Input(channels, found[0], found[1]));
	}

	private Signal translate(final Vertex vertex, final Scope scope) {
		final List<Signal> inputs = new ArrayList<>();
		for (final String name : vertex.inputs())
			inputs.add(signals.get(name));
		if (vertex.layer() == null) return Vertices.translate(vertex.vertex(), inputs, scope);
		final Signal in = Preprocessors.translate(vertex.preprocessor(), inputs.get(0), "flat", scope);
		return Layers.translate(vertex.layer(), in, scope);
	}

	private Node[] outputs() {
		return blueprint.outputs().stream().map(name -> signals.get(name).node()).toArray(Node[]::new);
	}
}
