package org.cnnvis.engine.onednn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.javacpp.PointerScope;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;

/** Writes the program for a prepared network: forward node by node, then backward in reverse order. */
final class Compiler {

	private final Network network;
	private final Map<Node, Shape> shapes;
	private final ProgramSpec spec;
	private final int batch;
	private final Emitter emitter;
	/** In the order of computation. A convolution and its activation function have one kernel, at the latter. */
	private final List<Node> computed = new ArrayList<>();
	private final Map<Node, Kernel> kernels = new IdentityHashMap<>();
	private final Map<Node, List<Node>> inputs = new IdentityHashMap<>();
	private final Map<Node, Value> values = new IdentityHashMap<>();
	private final Map<Node, Gradient> gradients = new IdentityHashMap<>();

	private Compiler(final ProgramSpec spec, final Network network, final int threads) {
		this.emitter = new Emitter(threads);
		this.network = network;
		this.shapes = network.shapes(spec.height(), spec.width());
		this.spec = spec;
		this.batch = spec.batch();
	}

	/** @param network what the spec's taps need; output i is tap i */
	static OneDnnProgram compile(final ProgramSpec spec, final Network network, final int threads) {
		final OneDnnProgram[] program = new OneDnnProgram[1];
		// The scope frees all descriptions that were needed on the way.
		OpenMp.with(threads, () -> {
			try (PointerScope scope = new PointerScope()) {
				program[0] = new Compiler(spec, network, threads).compile(spec, threads);
			}
		});
		return program[0];
	}

	private OneDnnProgram compile(final ProgramSpec spec, final int threads) {
		final List<Step> forward = emitter.beginList();
		final Map<Node, Node> fused = fusedActivations(network);
		for (final Node node : network.nodes())
			if (!fused.containsKey(node)) forward(node, fused);
		final List<List<Step>> reads = new ArrayList<>();
		for (final Node output : network.outputs())
			reads.add(read(output));
		final List<Step> backward = spec.hasGradient() ? backward() : Collections.emptyList();
		final List<Shape> tapShapes = new ArrayList<>();
		for (final Node output : network.outputs())
			tapShapes.add(shapes.get(output));
		return new OneDnnProgram(spec, threads, shapes.get(network.inputNode()), tapShapes, new Script(emitter, forward,
			reads, backward));
	}

	/** Convolutions that nothing reads but an activation function, and that function's node. */
	static Map<Node, Node> fusedActivations(final Network network) {
		final Map<Node, Integer> readers = network.consumers();
		final Map<Node, Node> fused = new IdentityHashMap<>();
		for (final Node node : network.nodes())
			if (Kernels.isFunction(node.op()) && node.input().op() instanceof Convolution && readers.get(node.input()) == 1 &&
				!network.outputs().contains(node.input())) fused.put(node.input(), node);
		return fused;
	}

	private void forward(final Node node, final Map<Node, Node> fused) {
		computed.add(node);
		if (node.op() instanceof Input) {
			final Value pictures = emitter.allocate(Layouts.plain(batch, shapes.get(node)));
			emitter.upload(Session::pictures, pictures);
			values.put(node, pictures);
			return;
		}
		final boolean two = !node.inputs().isEmpty() && fused.get(node.input()) == node;
		final Node first = two ? node.input() : node;
		final List<Value> sources = new ArrayList<>();
		final List<Shape> sizes = new ArrayList<>();
		for (final Node input : first.inputs()) {
			sources.add(values.get(input));
			sizes.add(shapes.get(input));
		}
		final Site site = new Site(spec, sizes, shapes.get(node));
		final Kernel kernel = two ? new ConvolutionKernel((Convolution) first.op(), new ActivationKernel((Activation) node
			.op(), site), site) : Kernels.of(node.op(), site);
		kernels.put(node, kernel);
		inputs.put(node, first.inputs());
		values.put(node, kernel.forward(emitter, sources));
	}

	private List<Step> read(final Node output) {
		final List<Step> steps = emitter.beginList();
		final Value value = values.get(output);
		value.buffer().keep();
		emitter.download(emitter.to(Layouts.plain(batch, shapes.get(output)), value));
		return steps;
	}

	private List<Step> backward() {
		final List<Step> steps = emitter.beginList();
		emitter.beginBackward();
		for (int i = computed.size() - 1; i >= 0; i--) {
			final Node node = computed.get(i);
			final Value gradient = gradient(node);
			if (node.op() instanceof Input) emitter.download(emitter.to(Layouts.plain(batch, shapes.get(node)), gradient));
			else propagate(node, gradient);
		}
		return steps;
	}

	/** The whole gradient with respect to a node: what its readers and its own taps contribute. */
	private Value gradient(final Node node) {
		final Gradient gradient = gradients.computeIfAbsent(node, n -> new Gradient());
		for (int tap = 0; tap < network.outputs().size(); tap++) {
			if (network.outputs().get(tap) != node) continue;
			final int index = tap;
			final BitSet self = new BitSet();
			self.set(tap);
			final Value cotangent = emitter.allocate(Layouts.plain(batch, shapes.get(node)));
			emitter.setTaps(self);
			emitter.upload(session -> session.cotangent(index), cotangent);
			gradient.add(cotangent, self);
		}
		return gradient.sum(emitter);
	}

	private void propagate(final Node node, final Value gradient) {
		final BitSet taps = gradients.get(node).taps();
		final List<Value> parts = kernels.get(node).backward(emitter, gradient);
		final List<Node> to = inputs.get(node);
		for (int i = 0; i < to.size(); i++) {
			if (to.size() > 1) emitter.share(parts.get(i));
			gradients.computeIfAbsent(to.get(i), n -> new Gradient()).add(parts.get(i), taps);
		}
	}
}
