package org.cnnvis.model.dl4j;

import java.util.HashSet;
import java.util.Set;

import org.cnnvis.CnnVisException;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/**
 * Finds out what a network's input is from the first layer that has weights: DL4J's files do not say it. Layers without
 * weights before it (padding, pooling) leave the channels as they are.
 */
final class PictureInput {

	private PictureInput() {}

	/**
	 * Channels of the picture that the network takes.
	 *
	 * @throws CnnVisException if its input is no picture
	 */
	static int channels(final Blueprint blueprint) {
		final Set<String> reached = new HashSet<>();
		reached.add(blueprint.input());
		for (final Vertex vertex : blueprint.vertices()) {
			if (!reached.contains(vertex.inputs().get(0))) continue;
			final int stated = stated(vertex.preprocessor());
			if (stated > 0) return stated;
			if (vertex.layer() instanceof FeedForwardLayer && ((FeedForwardLayer) vertex.layer()).getNIn() > 0) return channels(
				vertex);
			if (vertex.weights() > 0) throw notAPicture(vertex, "what this kind of layer reads");
			reached.add(vertex.name());
		}
		throw new CnnVisException("The network has no layer with weights, so there is nothing that it has learned");
	}

	/** How DL4J's array of the picture is laid out. */
	static Signal.Layout layout(final Blueprint blueprint) {
		for (final Vertex vertex : blueprint.vertices()) {
			final Layer layer = vertex.layer();
			if (layer instanceof ConvolutionLayer) return Windows.layout(((ConvolutionLayer) layer).getCnn2dDataFormat());
			if (layer instanceof SubsamplingLayer) return Windows.layout(((SubsamplingLayer) layer).getCnn2dDataFormat());
			if (layer instanceof BatchNormalization) return Windows.layout(((BatchNormalization) layer).getCnn2DFormat());
		}
		return Signal.Layout.CHANNELS_FIRST;
	}

	private static int stated(final InputPreProcessor preprocessor) {
		if (preprocessor instanceof FeedForwardToCnnPreProcessor) return Math.toIntExact(
			((FeedForwardToCnnPreProcessor) preprocessor).getNumChannels());
		if (preprocessor instanceof CnnToFeedForwardPreProcessor) return Math.toIntExact(
			((CnnToFeedForwardPreProcessor) preprocessor).getNumChannels());
		return 0;
	}

	private static int channels(final Vertex vertex) {
		final Layer layer = vertex.layer();
		final long in = ((FeedForwardLayer) layer).getNIn();
		if (layer instanceof Convolution3D) throw notAPicture(vertex, "a volume");
		if (layer instanceof Convolution1DLayer) throw notAPicture(vertex, "a sequence");
		if (layer instanceof ConvolutionLayer || layer instanceof BatchNormalization) return Math.toIntExact(in);
		throw notAPicture(vertex, in + " numbers");
	}

	private static CnnVisException notAPicture(final Vertex vertex, final String what) {
		return new CnnVisException("Its input is " + what + ", not a picture (the layer '" + vertex.name() +
			"' is DL4J's " + vertex.kind() + ")");
	}
}
