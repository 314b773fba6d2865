package org.cnnvis.model.dl4j;

import java.util.List;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;

/** One vertex of a DL4J network: a name, what it reads, and a layer (with an optional preprocessor) or another vertex. */
final class Vertex {

	private final String name;
	private final GraphVertex vertex;
	private final List<String> inputs;

	/** @param inputs names of vertices, or of the network's input */
	Vertex(final String name, final GraphVertex vertex, final List<String> inputs) {
		this.name = name;
		this.vertex = vertex instanceof FrozenVertex ? ((FrozenVertex) vertex).getUnderlying() : vertex;
		this.inputs = inputs;
	}

	String name() {
		return name;
	}

	List<String> inputs() {
		return inputs;
	}

	/** Number of weights. */
	long weights() {
		return vertex.numParams(true);
	}

	/** The vertex; its layer is asked for by {@link #layer()}. */
	GraphVertex vertex() {
		return vertex;
	}

	/** The layer, or null for another vertex. Layers that are frozen in training compute like others. */
	Layer layer() {
		if (!(vertex instanceof LayerVertex)) return null;
		Layer layer = ((LayerVertex) vertex).getLayerConf().getLayer();
		while (layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop)
			layer = layer instanceof FrozenLayer ? ((FrozenLayer) layer).getLayer() : ((FrozenLayerWithBackprop) layer)
				.getUnderlying();
		return layer;
	}

	/** What is done to the layer's input first, or null. */
	InputPreProcessor preprocessor() {
		return vertex instanceof LayerVertex ? ((LayerVertex) vertex).getPreProcessor() : null;
	}

	/** DL4J's class of the layer or vertex. */
	String kind() {
		return (layer() == null ? vertex : layer()).getClass().getSimpleName();
	}
}
