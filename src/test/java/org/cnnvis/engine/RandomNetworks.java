package org.cnnvis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;

/**
 * Networks as people build them, by chance: convolutions of all kinds, pooling, branches that are joined, added or
 * multiplied, layers that several others read.
 */
public final class RandomNetworks {

	private static final int[] CHANNELS = { 3, 8, 16, 20, 32, 48, 64 };

	private final RandomWeights random;
	private final NetworkBuilder net = new NetworkBuilder();
	private final List<Node> nodes = new ArrayList<>();
	private final List<Shape> shapes = new ArrayList<>();

	private RandomNetworks(final long seed) {
		random = new RandomWeights(seed);
	}

	/** A network for pictures of 3 x 13..28 x 13..28, of some 12 layers; the same for the same seed. */
	public static Network of(final long seed) {
		final RandomNetworks r = new RandomNetworks(seed);
		final Input input = new Input(3, 13 + r.random.below(16), 13 + r.random.below(16));
		r.nodes.add(r.net.add("input", input));
		r.shapes.add(input.shape(0, 0));
		while (r.nodes.size() < 13)
			r.grow();
		return r.net.build(r.nodes.get(r.nodes.size() - 1));
	}

	/** The output, and two nodes within that it is computed from. */
	public static Node[] taps(final Network network, final long seed) {
		final RandomWeights random = new RandomWeights(seed);
		final List<Node> nodes = network.nodes();
		return new Node[] { network.output(), nodes.get(1 + random.below(nodes.size() - 1)), nodes.get(1 + random.below(nodes
			.size() - 1)) };
	}

	private void grow() {
		// The newest layer as a rule, so that networks become deep; any earlier one else.
		final int at = random.below(3) > 0 ? nodes.size() - 1 : random.below(nodes.size());
		final Shape shape = shapes.get(at);
		final boolean small = shape.height() < 5 || shape.width() < 5;
		switch (random.below(small ? 6 : 8)) {
			case 0:
				add(Concat.CHANNELS, at);
				break;
			case 1:
				combine(at);
				break;
			case 2:
				add(new Affine(random.array(shape.channels(), 1), random.array(shape.channels(), 0.5)), activation(), at);
				break;
			case 3:
				excite(at);
				break;
			case 6:
				add(pooling(), null, at);
				break;
			case 7:
				add(new LocalResponseNormalization(5, 0.01f, 0.75f, 1), null, at);
				break;
			default:
				add(convolution(shape), activation(), at);
		}
	}

	private Activation activation() {
		final Activation[] choices = { null, Activation.RELU, Activation.RELU, Activation.RELU6, Activation.TANH, Activation
			.of(Activation.Function.SWISH), Activation.relu(0.1f, Float.POSITIVE_INFINITY, 0) };
		return choices[random.below(choices.length)];
	}

	private Op pooling() {
		final Padding[] paddings = { Padding.NONE, Padding.SAME, Padding.ceil(0), Padding.of(1) };
		final Window window = Window.of(2 + random.below(2), 1 + random.below(2), paddings[random.below(4)]);
		return new Pooling(random.below(3) > 0 ? Pooling.Kind.MAX : Pooling.Kind.AVERAGE, window, random.below(2) == 0);
	}

	private Convolution convolution(final Shape in) {
		final int channels = in.channels();
		final boolean depthwise = random.below(5) == 0;
		final int out = depthwise ? channels : CHANNELS[random.below(CHANNELS.length)];
		final int groups = depthwise ? channels : random.below(4) == 0 && channels % 2 == 0 && out % 2 == 0 ? 2 : 1;
		final boolean large = in.height() >= 5 && in.width() >= 5;
		final int kernel = random.below(3) == 0 ? 1 : large && random.below(4) == 0 ? 5 : 3;
		final int stride = large && random.below(5) == 0 ? 2 : 1, dilation = kernel == 3 && random.below(8) == 0 ? 2 : 1;
		final Padding padding = large && dilation == 1 && random.below(4) == 0 ? Padding.NONE : random.below(3) == 0 ? Padding
			.of(dilation * (kernel / 2)) : Padding.SAME;
		final Window window = new Window(new int[] { kernel, kernel }, new int[] { stride, stride }, new int[] { dilation,
			dilation }, padding);
		return new Convolution(random.kernel(out, channels / groups, kernel, kernel), random.below(4) == 0 ? null : random
			.array(out, 0.3), window, groups);
	}

	/** Joins, by channels, with other layers of the same size. */
	private void add(final int axis, final int at) {
		final List<Integer> sources = new ArrayList<>();
		sources.add(at);
		for (int i = 0; i < nodes.size() && sources.size() < 4; i++)
			if (shapes.get(i).height() == shapes.get(at).height() && shapes.get(i).width() == shapes.get(at).width() && random
				.below(2) == 0) sources.add(i);
		add(new Concat(axis), null, sources.stream().mapToInt(i -> i).toArray());
	}

	/** Combines with a layer that brings it to the same shape and is computed from it: a residual block. */
	private void combine(final int at) {
		final int channels = shapes.get(at).channels();
		add(new Convolution(random.kernel(channels, channels, 3, 3), null, Window.of(3, 1, Padding.SAME), 1), activation(),
			at);
		final Merge.Kind[] kinds = Merge.Kind.values();
		add(new Merge(kinds[random.below(kinds.length)]), activation(), nodes.size() - 1, at);
	}

	/** Squeeze and excitation (Hu et al. 2018): a factor for each channel, computed from all positions. */
	private void excite(final int at) {
		final int channels = shapes.get(at).channels();
		add(new GlobalPooling(Pooling.Kind.AVERAGE), null, at);
		add(Convolution.dense(random.kernel(channels, channels), null), Activation.SIGMOID, nodes.size() - 1);
		add(new Merge(Merge.Kind.MULTIPLY), null, at, nodes.size() - 1);
	}

	private void add(final Op op, final Op activation, final int... sources) {
		final Node[] inputs = new Node[sources.length];
		final List<Shape> sizes = new ArrayList<>();
		for (int i = 0; i < sources.length; i++) {
			inputs[i] = nodes.get(sources[i]);
			sizes.add(shapes.get(sources[i]));
		}
		nodes.add(net.add("layer" + nodes.size(), op, activation, inputs));
		shapes.add(op.outputShape(sizes));
	}

	/** Shapes, for messages. */
	public static String describe(final Network network) {
		final Map<Node, Shape> shapes = network.shapes(0, 0);
		final StringBuilder s = new StringBuilder();
		for (final Node node : network.nodes())
			s.append(node).append(" : ").append(shapes.get(node)).append('\n');
		return s.toString();
	}
}
