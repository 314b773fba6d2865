package org.cnnvis.engine.onednn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bytedeco.javacpp.PointerScope;
import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;

/**
 * Writes the program of a network that learns: forward node by node; backward in reverse order, as far down as something
 * learns. The session's array 0 is the cotangent, those that follow are the masks of the dropouts.
 */
final class TrainingCompiler {

	private final TrainingSpec spec;
	private final Network network;
	private final Map<Node, Shape> shapes;
	private final Map<Node, Node> fused;
	private final Emitter emitter;
	/** In the order of computation. A convolution and its activation function have one kernel, at the latter. */
	private final List<Node> computed = new ArrayList<>();
	private final Map<Node, Kernel> kernels = new IdentityHashMap<>();
	private final Map<Node, Kernel> dropouts = new IdentityHashMap<>();
	private final Map<Node, List<Node>> inputs = new IdentityHashMap<>();
	private final Map<Node, Value> values = new IdentityHashMap<>();
	private final Map<Node, Gradient> gradients = new IdentityHashMap<>();
	/** Nodes that are computed from something that is learned. */
	private final Set<Node> moving = Collections.newSetFromMap(new IdentityHashMap<>());
	private final Map<Node, LearnedWeights> learned = new LinkedHashMap<>();

	private TrainingCompiler(final TrainingSpec spec, final int threads) {
		this.emitter = new Emitter(threads);
		this.spec = spec;
		this.network = spec.network();
		this.shapes = network.shapes(spec.side(), spec.side());
		this.fused = Compiler.fusedActivations(network);
	}

	static OneDnnTrainingProgram compile(final TrainingSpec spec, final int threads) {
		final OneDnnTrainingProgram[] program = new OneDnnTrainingProgram[1];
		// The scope frees all descriptions that were needed on the way.
		OpenMp.with(threads, () -> {
			try (PointerScope scope = new PointerScope()) {
				program[0] = new TrainingCompiler(spec, threads).compile(threads);
			}
		});
		return program[0];
	}

	private OneDnnTrainingProgram compile(final int threads) {
		final List<Step> forward = emitter.beginList();
		for (final Node node : network.nodes())
			if (!fused.containsKey(node)) forward(node);
		final List<Step> read = emitter.beginList();
		final Node output = network.output();
		values.get(output).buffer().keep();
		emitter.download(emitter.to(Layouts.plain(spec.batch(), shapes.get(output)), values.get(output)));
		final List<Step> backward = backward();
		final Script script = new Script(emitter, forward, Collections.singletonList(read), backward);
		return new OneDnnTrainingProgram(spec, threads, shapes, script, learned);
	}

	private void forward(final Node node) {
		computed.add(node);
		if (node.op() instanceof Input) {
			final Value pictures = emitter.allocate(Layouts.plain(spec.batch(), shapes.get(node)));
			emitter.upload(Session::pictures, pictures);
			values.put(node, pictures);
			return;
		}
		final Node first = !node.inputs().isEmpty() && fused.get(node.input()) == node ? node.input() : node;
		final List<Value> sources = new ArrayList<>();
		final List<Shape> sizes = new ArrayList<>();
		boolean moves = spec.learned().contains(first);
		for (final Node input : first.inputs()) {
			sources.add(values.get(input));
			sizes.add(shapes.get(input));
			moves |= moving.contains(input);
		}
		final Kernel kernel = kernel(first, node, new Site(spec.batch(), sizes, shapes.get(node)));
		if (moves) moving.add(node);
		kernels.put(node, kernel);
		inputs.put(node, first.inputs());
		values.put(node, withDropout(node, kernel.forward(emitter, sources)));
	}

	/** @param last the activation function that is part of a convolution; else the node itself */
	private Kernel kernel(final Node first, final Node last, final Site site) {
		if (!(first.op() instanceof Convolution)) return Kernels.of(first.op(), site);
		final ActivationKernel activation = first == last ? null : new ActivationKernel((Activation) last.op(), site);
		if (!spec.learned().contains(first)) return new ConvolutionKernel((Convolution) first.op(), activation, site);
		final LearningConvolution kernel = new LearningConvolution(emitter, (Convolution) first.op(), activation, site, moving
			.contains(first.input()));
		learned.put(first, kernel.weights());
		return kernel;
	}

	private Value withDropout(final Node node, final Value value) {
		if (!spec.dropouts().containsKey(node)) return value;
		final int mask = 1 + new ArrayList<>(spec.dropouts().keySet()).indexOf(node);
		final Shape shape = shapes.get(node);
		final Kernel dropout = new DropoutKernel(mask, new Site(spec.batch(), Collections.singletonList(shape), shape));
		dropouts.put(node, dropout);
		return dropout.forward(emitter, Collections.singletonList(value));
	}

	private List<Step> backward() {
		final List<Step> steps = emitter.beginList();
		emitter.beginBackward();
		final BitSet always = new BitSet();
		always.set(0);
		emitter.setTaps(always);
		final Node output = network.output();
		final Value cotangent = emitter.allocate(Layouts.plain(spec.batch(), shapes.get(output)));
		emitter.upload(session -> session.cotangent(0), cotangent);
		gradients.computeIfAbsent(output, n -> new Gradient()).add(cotangent, always);
		for (int i = computed.size() - 1; i >= 0; i--)
			if (moving.contains(computed.get(i))) propagate(computed.get(i), always);
		return steps;
	}

	private void propagate(final Node node, final BitSet always) {
		Value gradient = gradients.get(node).sum(emitter);
		if (dropouts.containsKey(node)) gradient = dropouts.get(node).backward(emitter, gradient).get(0);
		final List<Value> parts = kernels.get(node).backward(emitter, gradient);
		final List<Node> to = inputs.get(node);
		for (int i = 0; i < to.size(); i++) {
			if (!moving.contains(to.get(i))) continue;
			if (to.size() > 1) emitter.share(parts.get(i));
			gradients.computeIfAbsent(to.get(i), n -> new Gradient()).add(parts.get(i), always);
		}
	}
}
