package org.cnnvis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.GroupNormalization;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.L2Normalization;
import org.cnnvis.network.op.LayerNormalization;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.ParametricRelu;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Upsampling;
import org.cnnvis.network.op.Window;

/** Every operation with every option, on maps of odd sizes with height and width different. */
public final class OpCases {

	private static final int CHANNELS = 4, HEIGHT = 7, WIDTH = 10;

	private final RandomWeights random = new RandomWeights(1);
	private final List<OpCase> cases = new ArrayList<>();

	private OpCases() {}

	/** For JUnit's MethodSource. */
	public static Stream<OpCase> all() {
		final OpCases c = new OpCases();
		c.convolutions();
		c.transposedConvolutions();
		c.poolings();
		c.activations();
		c.normalizations();
		c.merges();
		c.copies();
		return c.cases.stream();
	}

	private void add(final String name, final Op op) {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(CHANNELS, HEIGHT, WIDTH));
		cases.add(new OpCase(name, net.build(net.add("layer", op, input))));
	}

	private static Window window(final int kh, final int kw, final int sy, final int sx, final int dy, final int dx,
		final Padding padding)
	{
		return new Window(new int[] { kh, kw }, new int[] { sy, sx }, new int[] { dy, dx }, padding);
	}

	private void convolutions() {
		convolution("3x3", 5, window(3, 3, 1, 1, 1, 1, Padding.NONE), 1);
		convolution("3x3 same", 5, window(3, 3, 1, 1, 1, 1, Padding.SAME), 1);
		convolution("2x4 same, odd pixel below", 5, window(2, 4, 1, 1, 1, 1, Padding.SAME), 1);
		convolution("2x4 same, odd pixel above", 5, window(2, 4, 1, 1, 1, 1, Padding.SAME_LOWER), 1);
		convolution("3x3 stride 2 same", 5, window(3, 3, 2, 2, 1, 1, Padding.SAME), 1);
		convolution("3x3 stride 3x2 with rows left over", 5, window(3, 3, 3, 2, 1, 1, Padding.NONE), 1);
		convolution("2x2 stride 3, larger than the kernel", 5, window(2, 2, 3, 3, 1, 1, Padding.NONE), 1);
		convolution("5x3 uneven border", 3, window(5, 3, 1, 1, 1, 1, Padding.of(4, 1, 0, 2)), 1);
		convolution("5x3 stride 2 uneven border", 3, window(5, 3, 2, 2, 1, 1, Padding.of(3, 0, 1, 2)), 1);
		convolution("border wider than the kernel", 3, window(2, 2, 1, 1, 1, 1, Padding.of(3)), 1);
		convolution("dilated 2x3", 5, window(3, 3, 1, 1, 2, 3, Padding.NONE), 1);
		convolution("dilated same", 5, window(3, 2, 1, 1, 3, 2, Padding.SAME), 1);
		convolution("dilated with stride", 5, window(3, 2, 2, 2, 2, 3, Padding.of(2)), 1);
		convolution("1x1", 6, window(1, 1, 1, 1, 1, 1, Padding.NONE), 1);
		convolution("1x1 stride 2", 6, window(1, 1, 2, 2, 1, 1, Padding.NONE), 1);
		convolution("1x1 with border", 6, window(1, 1, 1, 1, 1, 1, Padding.of(1)), 1);
		convolution("one filter", 1, window(3, 3, 1, 1, 1, 1, Padding.SAME), 1);
		convolution("many filters", 40, window(3, 3, 1, 1, 1, 1, Padding.SAME), 1);
		convolution("two groups", 6, window(3, 3, 1, 1, 1, 1, Padding.SAME), 2);
		convolution("two groups 1x1", 6, window(1, 1, 1, 1, 1, 1, Padding.NONE), 2);
		convolution("two groups stride 2", 6, window(3, 3, 2, 2, 1, 1, Padding.SAME), 2);
		convolution("depthwise", 4, window(3, 3, 1, 1, 1, 1, Padding.SAME), 4);
		convolution("depthwise multiplied, stride 2", 12, window(3, 3, 2, 2, 1, 1, Padding.SAME), 4);
		convolution("the whole map", 9, window(HEIGHT, WIDTH, 1, 1, 1, 1, Padding.NONE), 1);
		add("convolution without bias", new Convolution(random.kernel(3, CHANNELS, 2, 2), null, window(2, 2, 1, 1, 1, 1,
			Padding.NONE), 1));
		final NetworkBuilder net = new NetworkBuilder();
		final Node flat = net.add("flat", Reshape.flatten(Reshape.Order.CHANNELS_FIRST), net.add("input", new Input(CHANNELS,
			HEIGHT, WIDTH)));
		final Node dense = net.add("dense1", Convolution.dense(random.kernel(11, CHANNELS * HEIGHT * WIDTH), random.array(11,
			1)), Activation.TANH, flat);
		cases.add(new OpCase("dense layers", net.build(net.add("dense2", Convolution.dense(random.kernel(3, 11), null),
			dense))));
	}

	private void convolution(final String name, final int out, final Window window, final int groups) {
		final Tensor kernel = random.kernel(out, CHANNELS / groups, window.kernelHeight(), window.kernelWidth());
		add("convolution " + name, new Convolution(kernel, random.array(out, 1), window, groups));
	}

	private void transposedConvolutions() {
		transposed("2x2 stride 2", window(2, 2, 2, 2, 1, 1, Padding.NONE), 0, 0);
		transposed("3x3 stride 2 same", window(3, 3, 2, 2, 1, 1, Padding.SAME), 0, 0);
		transposed("4x5 stride 3x2 same", window(4, 5, 3, 2, 1, 1, Padding.SAME), 0, 0);
		transposed("3x3 cut, rows added", window(3, 3, 2, 2, 1, 1, Padding.of(1)), 1, 0);
		transposed("2x2 stride 3, columns added", window(2, 2, 3, 3, 1, 1, Padding.NONE), 1, 2);
		transposed("stride 1 uneven cut", window(3, 4, 1, 1, 1, 1, Padding.of(2, 0, 1, 2)), 0, 0);
		transposed("dilated", window(3, 2, 2, 1, 2, 3, Padding.of(1)), 0, 0);
		transposed("1x1", window(1, 1, 1, 1, 1, 1, Padding.NONE), 0, 0);
		transposed("1x1 stride 2", window(1, 1, 2, 2, 1, 1, Padding.NONE), 1, 1);
	}

	private void transposed(final String name, final Window window, final int addY, final int addX) {
		final Tensor kernel = random.kernel(CHANNELS, 3, window.kernelHeight(), window.kernelWidth());
		add("transposed convolution " + name, new TransposedConvolution(kernel, random.array(3, 1), window, new int[] { addY,
			addX }));
	}

	private void poolings() {
		final Window[] windows = { window(2, 2, 2, 2, 1, 1, Padding.NONE), window(3, 3, 2, 2, 1, 1, Padding.SAME), window(3,
			2, 2, 3, 1, 1, Padding.SAME_LOWER), window(3, 3, 2, 2, 1, 1, Padding.ceil(0)), window(3, 3, 2, 2, 1, 1, Padding
				.ceil(1)), window(2, 2, 3, 3, 1, 1, Padding.ceil(1)), window(3, 4, 1, 2, 1, 1, Padding.of(1, 0, 2, 1)), window(2,
					3, 1, 1, 2, 3, Padding.of(1)), window(2, 2, 1, 1, 1, 1, Padding.SAME), window(HEIGHT + 3, WIDTH + 2, 1, 1, 1, 1, Padding
						.ceil(0)), window(HEIGHT + 2, 2, 3, 1, 1, 1, Padding.of(1)) };
		for (final Window w : windows) {
			add("pooling max " + w, new Pooling(Pooling.Kind.MAX, w, false));
			add("pooling average " + w, new Pooling(Pooling.Kind.AVERAGE, w, false));
			add("pooling average with border " + w, new Pooling(Pooling.Kind.AVERAGE, w, true));
		}
		add("global max", new GlobalPooling(Pooling.Kind.MAX));
		add("global average", new GlobalPooling(Pooling.Kind.AVERAGE));
	}

	private void activations() {
		for (final Activation.Function f : Activation.Function.values())
			add("activation " + f, Activation.of(f));
		add("leaky relu", Activation.relu(0.3f, Float.POSITIVE_INFINITY, 0));
		add("relu6", Activation.RELU6);
		add("relu with slope, limit and threshold", Activation.relu(0.2f, 1.5f, 0.4f));
		add("relu with threshold", Activation.relu(0, Float.POSITIVE_INFINITY, -0.4f));
		add("relu with negative slope", Activation.relu(-0.5f, Float.POSITIVE_INFINITY, 0));
		add("elu 0.7", Activation.of(Activation.Function.ELU, 0.7f, 0));
		add("swish 1.7", Activation.of(Activation.Function.SWISH, 1.7f, 0));
		add("hard sigmoid", Activation.of(Activation.Function.HARD_SIGMOID, 0.4f, 0.5f));
	}

	private void normalizations() {
		final float[] gamma = random.array(CHANNELS, 1), beta = random.array(CHANNELS, 1);
		add("affine", new Affine(gamma, beta));
		add("parametric relu per channel", new ParametricRelu(Tensor.of(random.array(CHANNELS, 0.5), CHANNELS, 1, 1)));
		add("parametric relu per number", new ParametricRelu(random.kernel(CHANNELS, HEIGHT, WIDTH)));
		add("parametric relu per column", new ParametricRelu(random.kernel(1, 1, WIDTH)));
		add("softmax", new Softmax());
		add("l2 normalization", new L2Normalization(1e-6f));
		add("l2 normalization below epsilon", new L2Normalization(2));
		add("layer normalization", new LayerNormalization(gamma, beta, 1e-3f));
		add("group normalization of all channels", new GroupNormalization(1, 1e-3f));
		add("group normalization of two groups", new GroupNormalization(2, 1e-3f));
		add("instance normalization", new GroupNormalization(GroupNormalization.EACH_CHANNEL, 1e-3f));
		add("local response normalization 3", new LocalResponseNormalization(3, 0.3f, 0.75f, 1));
		add("local response normalization wider than the channels", new LocalResponseNormalization(11, 0.2f, 0.6f, 2));
	}

	private void merges() {
		for (final Merge.Kind kind : Merge.Kind.values()) {
			final int inputs = kind == Merge.Kind.SUBTRACT ? 2 : 3;
			merge("merge " + kind, kind, inputs, new Convolution(random.kernel(4, 4, 1, 1), null, Window.of(1, 1, Padding.NONE),
				1), Activation.TANH);
			merge("merge " + kind + " of a map and vectors", kind, inputs, new GlobalPooling(Pooling.Kind.AVERAGE),
				new GlobalPooling(Pooling.Kind.MAX));
			merge("merge " + kind + " of a map and channels", kind, inputs, new ChannelRange(1, 2), new ChannelRange(3, 4));
		}
		merge("merge ADD of the same node", Merge.Kind.ADD, 3, null, null);
		merge("merge MULTIPLY of the same node", Merge.Kind.MULTIPLY, 3, null, null);
	}

	private void merge(final String name, final Merge.Kind kind, final int inputs, final Op first, final Op second) {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(CHANNELS, HEIGHT, WIDTH));
		final Node a = first == null ? input : net.add("a", first, input);
		final Node b = second == null ? input : net.add("b", second, input);
		final Node merged = inputs == 2 ? net.add("merge", new Merge(kind), a, input) : net.add("merge", new Merge(kind), a,
			input, b);
		cases.add(new OpCase(name, net.build(merged)));
	}

	private void copies() {
		for (int axis = 0; axis < 3; axis++) {
			final NetworkBuilder net = new NetworkBuilder();
			final Node input = net.add("input", new Input(CHANNELS, HEIGHT, WIDTH));
			final Node a = net.add("a", Activation.TANH, input);
			cases.add(new OpCase("concat " + axis, net.build(net.add("concat", new Concat(axis), a, input, a))));
		}
		add("channel range", new ChannelRange(1, 3));
		add("border", new Border(1, 2, 3, 0));
		add("border that cuts", new Border(-1, -2, 0, -3));
		add("border that cuts and adds", new Border(2, -3, -1, 4));
		for (final int[] axes : new int[][] { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } })
			add("permute " + axes[0] + axes[1] + axes[2], new Permute(axes));
		for (final Reshape.Order order : Reshape.Order.values()) {
			add("flatten " + order, Reshape.flatten(order));
			add("reshape " + order, new Reshape(8, -1, 5, order));
		}
		for (final Upsampling.Kind kind : Upsampling.Kind.values()) {
			add("upsampling " + kind, new Upsampling(kind, 2, 2));
			add("upsampling uneven " + kind, new Upsampling(kind, 3, 1));
		}
	}
}
