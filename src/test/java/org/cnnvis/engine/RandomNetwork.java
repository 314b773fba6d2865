package org.cnnvis.engine;

import java.util.ArrayList;
import java.util.List;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Upsampling;
import org.cnnvis.network.op.Window;

/** A small network of random operations, sizes and branches; some layers share their weights. */
public final class RandomNetwork {

	private static final int LARGEST = 2000;

	private final RandomWeights random;
	private final NetworkBuilder net = new NetworkBuilder();
	private final List<Node> nodes = new ArrayList<>();
	private final List<Shape> shapes = new ArrayList<>();

	private RandomNetwork(final long seed, final int layers) {
		random = new RandomWeights(seed);
		final Input input = new Input(1 + random.below(4), 5 + random.below(8), 5 + random.below(8));
		nodes.add(net.add("input", input));
		shapes.add(input.shape(0, 0));
		while (nodes.size() <= layers)
			addLayer();
	}

	public static Network of(final long seed, final int layers) {
		final RandomNetwork r = new RandomNetwork(seed, layers);
		return r.net.build(r.nodes.get(layers));
	}

	/** One that fits; others are dropped. */
	private void addLayer() {
		final int first = random.below(3) == 0 ? random.below(nodes.size()) : nodes.size() - 1;
		final int second = random.below(nodes.size());
		final Op op = operation(shapes.get(first));
		final boolean pair = op instanceof Merge || op instanceof Concat;
		final List<Shape> in = new ArrayList<>(List.of(shapes.get(first)));
		final List<Node> from = new ArrayList<>(List.of(nodes.get(first)));
		if (pair) {
			in.add(shapes.get(second));
			from.add(nodes.get(second));
		}
		try {
			final Shape out = op.outputShape(in);
			if (out.size() > LARGEST) return;
			nodes.add(net.add("layer" + nodes.size(), op, from.toArray(new Node[0])));
			shapes.add(out);
		}
		catch (final ShapeException | IllegalArgumentException e) {
			// The shapes do not go together: another one is drawn.
		}
	}

	private Op operation(final Shape in) {
		final int channels = in.channels();
		switch (random.below(18)) {
			case 0:
			case 1:
			case 2:
				return convolution(channels);
			case 3:
				return new TransposedConvolution(random.kernel(channels, 3, 3, 2), random.array(3, 1), new Window(new int[] { 3,
					2 }, pair(2), pair(2), random.below(2) == 0 ? Padding.NONE : Padding.of(1)), new int[] { 0, 0 });
			case 4:
			case 5:
				return new Pooling(random.below(2) == 0 ? Pooling.Kind.MAX : Pooling.Kind.AVERAGE, window(1 + random.below(3), 1 +
					random.below(3), 1), random.below(2) == 0);
			case 6:
				return new Affine(random.array(channels, 1), random.array(channels, 1));
			case 7:
				return new LocalResponseNormalization(3, 0.1f, 0.75f, 1);
			case 8:
				return new Merge(Merge.Kind.values()[random.below(Merge.Kind.values().length)]);
			case 9:
				return new Concat(random.below(3));
			case 10:
				return new Border(random.below(4) - 1, random.below(4) - 1, random.below(4) - 1, random.below(4) - 1);
			case 11:
				return new ChannelRange(random.below(channels), channels);
			case 12:
				return random.below(2) == 0 ? new Permute(1, 2, 0) : new Reshape(-1, in.width(), 1, Reshape.Order.CHANNELS_LAST);
			case 13:
				return random.below(3) == 0 ? new GlobalPooling(Pooling.Kind.AVERAGE) : new Upsampling(Upsampling.Kind.BILINEAR, 1 +
					random.below(2), 1 + random.below(2));
			case 14:
				return random.below(2) == 0 ? new Softmax() : new Identity();
			default:
				return random.below(2) == 0 ? Activation.RELU : Activation.of(random.below(2) == 0 ? Activation.Function.TANH
					: Activation.Function.SWISH);
		}
	}

	/** With a kernel that another layer has already, where one fits. */
	private Op convolution(final int in) {
		if (random.below(4) == 0) for (final Node node : nodes)
			if (node.op() instanceof Convolution && ((Convolution) node.op()).inChannels() == in) return node.op();
		final int groups = in % 2 == 0 && random.below(3) == 0 ? random.below(2) == 0 ? 2 : in : 1;
		final int out = groups * (1 + random.below(3)), kh = 1 + random.below(4), kw = 1 + random.below(4);
		final Tensor kernel = random.kernel(out, in / groups, kh, kw);
		return new Convolution(kernel, random.below(2) == 0 ? null : random.array(out, 1), window(kh, kw, 2), groups);
	}

	/** The border is never so wide that a window lies outside. */
	private Window window(final int kh, final int kw, final int dilation) {
		final Padding[] kinds = { Padding.NONE, Padding.SAME, Padding.SAME_LOWER, Padding.ceil(0), Padding.of(random.below(
			kh), random.below(kh), random.below(kw), random.below(kw)) };
		return new Window(new int[] { kh, kw }, pair(3), pair(dilation), kinds[random.below(kinds.length)]);
	}

	private int[] pair(final int largest) {
		return new int[] { 1 + random.below(largest), 1 + random.below(largest) };
	}
}
