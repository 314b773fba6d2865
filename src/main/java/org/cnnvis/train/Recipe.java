package org.cnnvis.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;

/** A network that is to learn by gradient descent, and how: what {@link Method} means for a base model. */
final class Recipe {

	/** Name of the layer that yields the classes. */
	static final String CLASSES = "predictions";

	/** Grey levels 0..1, as the article has them. */
	private static final InputSpec UNIT = InputSpec.of(ChannelOrder.RGB, 0, 1 / 255f);

	/** Networks with fewer weights learn by Adam: momentum is unstable for them (SqueezeNet). */
	private static final long SMALL = 2_000_000;

	final TrainingSpec spec;
	final InputSpec input;
	final UpdateRule rule;
	final double rate, decay;
	private final Map<Node, Double> factors;
	private final boolean scheduled;
	final String text;

	private Recipe(final TrainingSpec spec, final InputSpec input, final UpdateRule rule, final double rate,
		final double decay, final Map<Node, Double> factors, final boolean scheduled, final String text)
	{
		this.spec = spec;
		this.input = input;
		this.rule = rule;
		this.rate = rate;
		this.decay = decay;
		this.factors = factors;
		this.scheduled = scheduled;
		this.text = text;
	}

	static Recipe of(final TrainingSettings settings, final int classes) {
		switch (settings.method()) {
			case SMALL_CNN:
				return smallCnn(settings, classes);
			case LAST_BLOCK:
				return lastBlock(settings, classes, UNIT);
			case LAST_BLOCK_OWN_INPUT:
				return lastBlock(settings, classes, settings.base().input());
			case FINE_TUNE:
				return fineTune(settings, classes);
			default:
				throw new IllegalArgumentException(settings.method() + " does not learn by gradient descent");
		}
	}

	private static Recipe smallCnn(final TrainingSettings settings, final int classes) {
		final Initial initial = new Initial(settings.seed());
		final NetworkBuilder net = new NetworkBuilder();
		final int side = settings.size();
		Node x = net.add("input", new Input(3, side, side));
		final int[] filters = { 32, 32, 64 };
		for (int i = 0, in = 3; i < filters.length; in = filters[i++]) {
			x = net.add("conv" + (i + 1), initial.glorot(in, filters[i], 3), Activation.RELU, x);
			x = net.add("pool" + (i + 1), Pooling.max(2, 2, Padding.NONE), x);
		}
		final Node hidden = hidden(net, x, 64, side, initial);
		final Network network = net.build(net.addPart(CLASSES, Node.LINEAR, initial.glorot(64, classes, 1), hidden));
		return new Recipe(TrainingSpec.of(network, side, settings.batch()).dropout(hidden, 0.5f), UNIT, UpdateRule.ADAM, 1e-3,
			0, Map.of(), false, "Adam, learning rate 0.001");
	}

	/** Fully connected, as Keras does it: numbers are counted with the channels last. */
	private static Node hidden(final NetworkBuilder net, final Node from, final int units, final int side,
		final Initial initial)
	{
		final int in = net.build(from).shapes(side, side).get(from).size();
		final Node flat = net.addPart("hidden", "flatten", Reshape.flatten(Reshape.Order.CHANNELS_LAST), from);
		return net.add("hidden", initial.glorot(in, units, 1), Activation.RELU, flat);
	}

	private static Recipe lastBlock(final TrainingSettings settings, final int classes, final InputSpec input) {
		final Initial initial = new Initial(settings.seed());
		final Body body = Body.of(settings.base());
		final int side = settings.size(), features = body.output(side).size();
		final String hidden = body.free("hidden");
		final Network network = body.then(hidden + ":flatten", Reshape.flatten(Reshape.Order.CHANNELS_LAST), hidden + ":linear",
			initial.glorot(features, 256, 1), hidden, Activation.RELU, body.free(CLASSES) + ":linear", initial.glorot(256, classes,
				1));
		final String block = block(body.network());
		final TrainingSpec spec = TrainingSpec.of(network, side, settings.batch()).learning(node -> body.network().node(node
			.name()) == null || blockOf(node).equals(block)).dropout(network.node(hidden), 0.5f);
		return new Recipe(spec, input, UpdateRule.MOMENTUM, 1e-4, 0, Map.of(), false,
			"layers of " + block + " and a new head (256 units, dropout 0.5) learn; momentum 0.9, learning rate 0.0001");
	}

	/** The last block that has convolutions. */
	static String block(final Network network) {
		String last = "";
		for (final Node node : network.nodes())
			if (node.op() instanceof Convolution) last = blockOf(node);
		return last;
	}

	/** {@code block5} of {@code block5_conv3}, {@code inception_5b} of {@code inception_5b/3x3}. */
	static String blockOf(final Node node) {
		final String layer = node.layer();
		final int end = layer.indexOf('/') > 0 ? layer.indexOf('/') : layer.indexOf('_');
		return end > 0 ? layer.substring(0, end) : layer;
	}

	private static Recipe fineTune(final TrainingSettings settings, final int classes) {
		final Initial initial = new Initial(settings.seed());
		final Body body = Body.of(settings.base());
		final int side = settings.size() == 0 ? body.side() : settings.size();
		final Node tail = body.network().output();
		final boolean map = !body.output(side).isVector();
		final Convolution head = initial.normal(body.output(side).channels(), classes, 0.01);
		final Network network = map ? body.then(body.free("class_maps"), head, body.free("logits"), new GlobalPooling(
			Pooling.Kind.AVERAGE)) : body.then(body.free(CLASSES) + ":linear", head);
		final long weights = network.nodes().stream().mapToLong(node -> node.op().parameters()).sum();
		final TrainingSpec spec = TrainingSpec.of(network, side, settings.batch()).dropout(tail, map ? 0.5f : 0.4f);
		if (weights < SMALL) return new Recipe(spec, settings.base().input(), UpdateRule.ADAM, 1e-4, 0.01, factors(spec, head,
			false), true, "all layers learn; AdamW, learning rate 0.0001, of the new layer 0.001, weight decay 0.01, dropout " +
				(map ? 0.5 : 0.4) + ", warm-up over the first epoch, then cosine");
		return new Recipe(spec, settings.base().input(), UpdateRule.MOMENTUM, 7e-4, 5e-4, factors(spec, head, true), true,
			"all layers learn; momentum 0.9, learning rate 0.0007 (new layer x 10, middle layers x 0.3, first layers x 0.1)" +
				", weight decay 0.0005, dropout " + (map ? 0.5 : 0.4) +
				", warm-up over the first epoch, then cosine");
	}

	/**
	 * The new layer learns fast; where {@code slowly} is set, the lower layers learn the more slowly the lower they are:
	 * what they know serves any photograph.
	 */
	private static Map<Node, Double> factors(final TrainingSpec spec, final Convolution head, final boolean slowly) {
		final Map<Node, Double> factors = new java.util.IdentityHashMap<>();
		final List<String> blocks = new ArrayList<>(blocks(spec));
		for (final Node node : spec.learned()) {
			final int block = blocks.indexOf(blockOf(node));
			final double height = (block + 1.0) / (blocks.size() - 1);
			if (node.op() == head) factors.put(node, 10.0);
			else if (slowly) factors.put(node, height > 0.85 ? 1 : height > 0.2 ? 0.3 : 0.1);
		}
		return factors;
	}

	private static Set<String> blocks(final TrainingSpec spec) {
		final Set<String> blocks = new LinkedHashSet<>();
		for (final Node node : spec.learned())
			blocks.add(blockOf(node));
		return blocks;
	}

	/** The highest learning rate of a node. */
	double rate(final Node node) {
		return rate * factors.getOrDefault(node, 1.0);
	}

	Schedule schedule(final int stepsPerEpoch, final int epochs) {
		return scheduled ? Schedule.warmUpCosine(stepsPerEpoch, stepsPerEpoch * epochs) : Schedule.CONSTANT;
	}
}
