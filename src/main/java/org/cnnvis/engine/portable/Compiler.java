package org.cnnvis.engine.portable;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.pass.Passes;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Turns a network into steps. Node i of n computes at time i, its gradient at time 2n - 1 - i; what is in use at which
 * time decides who shares memory.
 */
final class Compiler {

	/** How often memory is asked for again after Java was asked to give back what nobody uses. */
	private static final int PATIENCE = 5;
	/** What Java says where its own memory is full. */
	private static final String HEAP = "Java heap space";

	private final ProgramSpec spec;
	private final MemoryPlan plan;
	private final Workers workers = new Workers();
	private final Network network;
	private final int end;
	private final Map<Node, Value> values = new IdentityHashMap<>();
	private final Map<Node, Integer> times = new IdentityHashMap<>();

	Compiler(final ProgramSpec spec, final DataType type) {
		this.spec = spec;
		this.plan = new MemoryPlan(type);
		this.network = Passes.prepare(spec.network(), spec.taps());
		this.end = 2 * network.nodes().size();
	}

	/**
	 * @param freeBytes how much memory can be taken, given how much is wanted
	 * @throws CnnVisException if the program needs more
	 */
	Nd4jProgram compile(final LongUnaryOperator freeBytes) {
		makeValues();
		final List<Step> steps = new ArrayList<>();
		for (final Node node : network.nodes())
			steps.add(step(node));
		final List<Value> taps = new ArrayList<>();
		final List<GradientShare> cotangents = new ArrayList<>();
		for (final Node output : network.outputs()) {
			final Value tap = values.get(output);
			tap.activation().usedAt(end);
			taps.add(tap);
			if (spec.hasGradient()) {
				final GradientShare share = tap.share(plan, end - 1 - times.get(output));
				cotangents.add(share);
				steps.get(times.get(output)).addCotangent(share);
			}
		}
		final Value picture = values.get(network.inputNode());
		if (spec.hasGradient()) picture.gradient().usedAt(end);
		allocate(freeBytes);
		for (final Step step : steps)
			step.record(spec.hasGradient());
		return new Nd4jProgram(spec, plan, workers, steps, picture, taps, cotangents);
	}

	private void makeValues() {
		final Map<Node, Shape> shapes = network.shapes(spec.height(), spec.width());
		final Map<Node, Integer> readers = network.consumers();
		for (final Node node : network.nodes()) {
			final int time = times.size();
			times.put(node, time);
			final Value value = new Value(plan, shapes.get(node), spec.batch(), time);
			if (spec.hasGradient()) value.withGradient(plan, end - 1 - time, readers.get(node));
			values.put(node, value);
		}
	}

	private Step step(final Node node) {
		final Value output = values.get(node);
		if (node.op() instanceof Input) return new Step(output, null, null);
		final List<Value> inputs = new ArrayList<>();
		for (final Node input : node.inputs())
			inputs.add(values.get(input));
		final Site site = new Site(plan, workers, inputs, output, spec, times.get(node), end);
		return new Step(output, site, Kernels.of(site, node.op()));
	}

	private void allocate(final LongUnaryOperator freeBytes) {
		final long free = freeBytes.applyAsLong(plan.bytes());
		if (plan.bytes() > free) throw tooLarge(free, null);
		Optional<Throwable> failure = failure();
		// What was free a moment ago others have taken meanwhile, or it is held by arrays that nobody uses any more.
		for (int i = 0; failure.isPresent() && i < PATIENCE; i++) {
			Nd4jRuntime.collect();
			failure = failure();
		}
		if (failure.isPresent()) throw tooLarge(freeBytes.applyAsLong(plan.bytes()), failure.get());
	}

	/** Takes the memory, or none. */
	private Optional<Throwable> failure() {
		try {
			plan.allocate();
			return Optional.empty();
		}
		catch (final OutOfMemoryError e) {
			plan.close();
			return Optional.of(e);
		}
		catch (final RuntimeException e) {
			plan.close();
			// How ND4J's native part says that there is no memory.
			if (String.valueOf(e.getMessage()).startsWith("Allocation failed")) return Optional.of(e);
			throw e;
		}
	}

	private CnnVisException tooLarge(final long freeBytes, final Throwable cause) {
		final Shape picture = values.get(network.inputNode()).shape();
		if (cause != null && String.valueOf(cause.getMessage()).startsWith(HEAP)) return new CnnVisException(String.format(
			Locale.ROOT, "Java's own memory of %.1f GB does not suffice for the weights up to layer '%s': give ImageJ more in Edit " +
				"> Options > Memory & Threads.", Runtime.getRuntime().maxMemory() / 1e9, spec.taps().get(spec.taps().size() - 1)
					.layer()), cause);
		return new CnnVisException(String.format(Locale.ROOT,
			"%d picture%s of %d x %d pixels up to layer '%s' need %.2f GB of memory, but %.2f GB are free: take a smaller size" +
				" or fewer at a time.", spec.batch(), spec.batch() == 1 ? "" : "s", picture.width(), picture.height(), spec.taps()
					.get(spec.taps().size() - 1).layer(), plan.bytes() / 1e9, freeBytes / 1e9), cause);
	}
}
