package org.cnnvis.model.dl4j;

import java.util.Arrays;
import java.util.List;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.L2Normalization;
import org.cnnvis.network.op.Merge;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** DL4J's graph vertices that are no layers: they have no weights, and some have several inputs. */
final class Vertices {

	private Vertices() {}

	/** @throws org.cnnvis.CnnVisException naming the vertex if it cannot be computed */
	static Signal translate(final GraphVertex vertex, final List<Signal> inputs, final Scope scope) {
		final Signal in = inputs.get(0);
		if (vertex instanceof ElementWiseVertex) return elementWise((ElementWiseVertex) vertex, inputs, scope);
		if (vertex instanceof MergeVertex) return merge((MergeVertex) vertex, inputs, scope);
		if (vertex instanceof ScaleVertex) return in.with(scope.output(Activations.uniform(((ScaleVertex) vertex)
			.getScaleFactor(), 0, in, scope), in.node()));
		if (vertex instanceof ShiftVertex) return in.with(scope.output(Activations.uniform(1, ((ShiftVertex) vertex)
			.getShiftFactor(), in, scope), in.node()));
		if (vertex instanceof SubsetVertex) return subset((SubsetVertex) vertex, in, scope);
		if (vertex instanceof L2NormalizeVertex) return normalize((L2NormalizeVertex) vertex, in, scope);
		if (vertex instanceof PoolHelperVertex) return in.with(scope.output(new Border(-1, 0, -1, 0), in.node()));
		if (vertex instanceof PreprocessorVertex) return named(Preprocessors.translate(((PreprocessorVertex) vertex)
			.getPreProcessor(), in, "preprocessed", scope), scope);
		if (vertex instanceof ReshapeVertex) return reshape((ReshapeVertex) vertex, in, scope);
		throw scope.refuse("this kind of vertex is not known");
	}

	private static Signal elementWise(final ElementWiseVertex vertex, final List<Signal> inputs, final Scope scope) {
		int channels = 0;
		for (final Signal input : inputs)
			channels = Math.max(channels, input.channels());
		final Signal in = inputs.get(0);
		return new Signal(scope.output(new Merge(kind(vertex, scope)), nodes(inputs)), channels, in.layout());
	}

	private static Merge.Kind kind(final ElementWiseVertex vertex, final Scope scope) {
		switch (vertex.getOp()) {
			case Add:
				return Merge.Kind.ADD;
			case Subtract:
				return Merge.Kind.SUBTRACT;
			case Product:
				return Merge.Kind.MULTIPLY;
			case Average:
				return Merge.Kind.AVERAGE;
			case Max:
				return Merge.Kind.MAXIMUM;
			default:
				throw scope.refuse("of its operation " + vertex.getOp());
		}
	}

	private static Signal merge(final MergeVertex vertex, final List<Signal> inputs, final Scope scope) {
		final Signal in = inputs.get(0);
		if (inputs.size() == 1) return in.with(scope.output(new Identity(), in.node()));
		final int axis = in.isVector() ? Concat.CHANNELS : in.axis(vertex.getMergeAxis());
		int channels = axis == Concat.CHANNELS ? 0 : in.channels();
		if (axis == Concat.CHANNELS) for (final Signal input : inputs)
			channels += input.channels();
		return new Signal(scope.output(new Concat(axis), nodes(inputs)), channels, in.layout());
	}

	private static Signal subset(final SubsetVertex vertex, final Signal in, final Scope scope) {
		if (in.layout() == Signal.Layout.CHANNELS_LAST) throw scope.refuse("it takes rows of a map, not channels");
		final int from = vertex.getFrom(), to = vertex.getTo() + 1;
		return new Signal(scope.output(new ChannelRange(from, to), in.node()), to - from, in.layout());
	}

	private static Signal normalize(final L2NormalizeVertex vertex, final Signal in, final Scope scope) {
		if (!in.isVector()) throw scope.refuse("it normalises whole maps, not the channels of each place");
		return in.with(scope.output(new L2Normalization((float) vertex.getEps()), in.node()));
	}

	/** The first number of the new shape is the batch. */
	private static Signal reshape(final ReshapeVertex vertex, final Signal in, final Scope scope) {
		if (vertex.getReshapeOrder() != 'c') throw scope.refuse("it reshapes in column order");
		final int[] shape = vertex.getNewShape();
		return named(Preprocessors.reshape(Arrays.stream(shape, 1, shape.length).asLongStream().toArray(), in, "reshaped",
			scope), scope);
	}

	/** The vertex itself needs a node, whatever its parts are. */
	private static Signal named(final Signal signal, final Scope scope) {
		return signal.with(scope.output(new Identity(), signal.node()));
	}

	private static Node[] nodes(final List<Signal> signals) {
		return signals.stream().map(Signal::node).toArray(Node[]::new);
	}
}
