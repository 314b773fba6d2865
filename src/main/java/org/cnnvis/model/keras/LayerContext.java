package org.cnnvis.model.keras;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Softmax;

import org.cnnvis.model.keras.KerasTensor.Layout;

/** One call of a layer on its way into the graph: parameters, weights and inputs, and where its nodes go. */
final class LayerContext {

	/** A layer class's translation into nodes. */
	interface Translator {

		/** @return the layer's output */
		KerasTensor translate(LayerContext layer);
	}

	final LayerConfig config;
	final LayerWeights weights;
	final Dialect dialect;
	final LayerCall call;
	/** Unique in the graph. */
	final String name;
	private final List<KerasTensor> inputs;
	private final GraphWriter graph;

	LayerContext(final LayerConfig config, final LayerWeights weights, final Dialect dialect, final LayerCall call,
		final String name, final List<KerasTensor> inputs, final GraphWriter graph)
	{
		this.config = config;
		this.weights = weights;
		this.dialect = dialect;
		this.call = call;
		this.name = name;
		this.inputs = inputs;
		this.graph = graph;
	}

	List<KerasTensor> inputs() {
		return inputs;
	}

	/** The only input. */
	KerasTensor input() {
		if (inputs.size() != 1) throw config.refuse("it has " + inputs.size() + " inputs instead of one");
		return inputs.get(0);
	}

	/** The only input, a map with its axes in the order of the layer's data_format. */
	KerasTensor map() {
		final KerasTensor x = input();
		if (!x.isMap()) throw config.refuse("it works on maps (height, width, channels), but its input has " + x.rank() +
			(x.rank() == 1 ? " axis" : " axes"));
		return in(x, Layout.of(config.text("data_format", null)));
	}

	/** The only input with the channels on Keras' last axis. */
	KerasTensor channelsLast() {
		return in(input(), Layout.CHANNELS_LAST);
	}

	KerasTensor in(final KerasTensor x, final Layout layout) {
		return graph.inLayout(name, x, layout);
	}

	/** Adds an inner part of the layer. */
	KerasTensor part(final String part, final Op op, final KerasTensor x) {
		return add(part, op, x);
	}

	/** Adds the layer's output. */
	KerasTensor output(final Op op, final KerasTensor x) {
		return add("", op, x);
	}

	/** Adds the layer's output of several inputs; rank and layout are the first one's. */
	KerasTensor output(final Op op, final List<KerasTensor> in) {
		return add("", op, in.toArray(new KerasTensor[0]));
	}

	private KerasTensor add(final String part, final Op op, final KerasTensor... in) {
		final Node[] nodes = new Node[in.length];
		for (int i = 0; i < in.length; i++)
			nodes[i] = in[i].node();
		final Node node = graph.add(name, part, op, nodes);
		return new KerasTensor(node, graph.shape(node), in[0].rank(), in[0].layout());
	}

	/**
	 * Adds the layer's output: operations along one of Keras' axes, which is brought to the channels and back where it
	 * is another one.
	 *
	 * @param ops make the operations, one after the other, for a number of channels
	 */
	@SafeVarargs
	final KerasTensor alongAxis(final int kerasAxis, final IntFunction<Op>... ops) {
		final KerasTensor x = input();
		final int axis = x.axis(kerasAxis);
		if (axis < 0) throw config.refuse("its input has no axis " + kerasAxis);
		final int last = ops.length - 1, n = x.length(axis);
		if (axis == 0) {
			final KerasTensor y = inner(Arrays.copyOf(ops, last), n, x);
			return output(ops[last].apply(n), y);
		}
		final int[] swap = { 0, 1, 2 };
		swap[0] = axis;
		swap[axis] = 0;
		final KerasTensor y = inner(Arrays.copyOf(ops, last), n, graph.permuted(name, x, swap, x.layout()));
		return output(new Permute(swap), part("swapped", ops[last].apply(n), y));
	}

	private KerasTensor inner(final IntFunction<Op>[] ops, final int n, final KerasTensor x) {
		KerasTensor y = x;
		for (int i = 0; i < ops.length; i++)
			y = part("step" + (i + 1), ops[i].apply(n), y);
		return y;
	}

	/** Adds the layer's output, followed by the activation function that the layer's parameters name. */
	KerasTensor activated(final Op op, final KerasTensor x) {
		return Activations.isLinear(config.get("activation")) ? output(op, x) : activate(part(Node.LINEAR, op, x));
	}

	/** Applies the activation function that the layer's parameters name, as the layer's output. */
	KerasTensor activate(final KerasTensor x) {
		return apply(Activations.of(config, dialect, x.shape().channels()), x);
	}

	/** Applies operations one after the other; the last is the layer's output. */
	KerasTensor apply(final List<Op> ops, final KerasTensor x) {
		if (ops.isEmpty()) return output(new Identity(), x);
		KerasTensor y = x;
		for (int i = 0; i < ops.size(); i++) {
			if (ops.get(i) instanceof Softmax) y = in(y, Layout.CHANNELS_LAST);
			y = add(i == ops.size() - 1 ? "" : "activation" + (i + 1), ops.get(i), y);
		}
		return y;
	}
}
