package org.cnnvis.model.dl4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.util.GraphIndices;

/**
 * What a DL4J network is made of, whether it is a graph or a list of layers: vertices in the order in which DL4J
 * computes them and keeps their weights.
 */
final class Blueprint {

	private static final String INPUT = "input";

	private final String input;
	private final List<Vertex> vertices;
	private final List<String> outputs;

	private Blueprint(final String input, final List<Vertex> vertices, final List<String> outputs) {
		this.input = input;
		this.vertices = vertices;
		this.outputs = outputs;
	}

	static Blueprint of(final MultiLayerConfiguration configuration) {
		final List<Vertex> vertices = new ArrayList<>();
		String last = INPUT;
		for (int i = 0; i < configuration.getConfs().size(); i++) {
			final NeuralNetConfiguration conf = configuration.getConf(i);
			final String name = conf.getLayer().getLayerName() == null ? "layer" + i : conf.getLayer().getLayerName();
			vertices.add(new Vertex(name, new LayerVertex(conf, configuration.getInputPreProcess(i)), Collections
				.singletonList(last)));
			last = name;
		}
		return new Blueprint(INPUT, vertices, Collections.singletonList(last));
	}

	/** @throws CnnVisException if the network has several inputs */
	static Blueprint of(final ComputationGraphConfiguration configuration) {
		final List<String> inputs = configuration.getNetworkInputs();
		if (inputs.size() != 1) throw new CnnVisException("The network has " + inputs.size() + " inputs (" + String.join(
			", ", inputs) + "); only networks with one picture as input can be used");
		final GraphIndices indices = new ComputationGraph(configuration).calculateIndices();
		final List<Vertex> vertices = new ArrayList<>();
		for (final int index : indices.getTopologicalSortOrder()) {
			final String name = indices.getIdxToName().get(index);
			if (configuration.getVertices().containsKey(name)) vertices.add(new Vertex(name, configuration.getVertices().get(
				name), configuration.getVertexInputs().get(name)));
		}
		return new Blueprint(inputs.get(0), vertices, configuration.getNetworkOutputs());
	}

	/** Name of the network's input. */
	String input() {
		return input;
	}

	List<Vertex> vertices() {
		return vertices;
	}

	/** Names of the vertices that yield the network's outputs. */
	List<String> outputs() {
		return outputs;
	}
}
