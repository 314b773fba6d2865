package org.cnnvis.engine.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.cnnvis.engine.GradientRule;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/** Where a {@link Kernel} stands: what it reads and writes, and the memory that it may use. */
final class Site {

	private final MemoryPlan plan;
	private final Workers workers;
	private final List<Value> inputs;
	private final Value output;
	private final ProgramSpec spec;
	private final int forwardTime, backwardTime, end;
	private final List<GradientShare> shares = new ArrayList<>();

	/**
	 * @param workers of the program
	 * @param forwardTime when the kernel computes its output; its gradient comes at {@code end - 1 - forwardTime}
	 * @param end after all computations
	 */
	Site(final MemoryPlan plan, final Workers workers, final List<Value> inputs, final Value output, final ProgramSpec spec,
		final int forwardTime, final int end)
	{
		this.plan = plan;
		this.workers = workers;
		this.inputs = inputs;
		this.output = output;
		this.spec = spec;
		this.forwardTime = forwardTime;
		this.backwardTime = end - 1 - forwardTime;
		this.end = end;
		for (final Value input : inputs)
			input.activation().usedAt(forwardTime);
		if (!hasGradient()) return;
		output.gradient().usedAt(backwardTime);
		for (final Value input : inputs)
			shares.add(input.share(plan, backwardTime));
	}

	/** False where only {@link Kernel#forward} will be asked for; then nothing here that serves the gradient is there. */
	boolean hasGradient() {
		return output.gradient() != null;
	}

	int batch() {
		return spec.batch();
	}

	boolean follows(final GradientRule rule) {
		return spec.follows(rule);
	}

	int inputs() {
		return inputs.size();
	}

	Shape inputShape(final int i) {
		return inputs.get(i).shape();
	}

	Shape outputShape() {
		return output.shape();
	}

	/** batch x channels x height x width */
	long[] outputDims() {
		return dims(outputShape().channels());
	}

	/** batch x 1 x height x width: one number for each position of the output. */
	long[] positionDims() {
		return dims(1);
	}

	private long[] dims(final int channels) {
		return new long[] { batch(), channels, outputShape().height(), outputShape().width() };
	}

	Slice input(final int i) {
		return inputs.get(i).activation();
	}

	Slice output() {
		return output.activation();
	}

	Slice outputGradient() {
		return output.gradient();
	}

	/** Receives the gradient with respect to an input; all of it has to be written. */
	Slice inputGradient(final int i) {
		return shares.get(i).slice();
	}

	/** What goes to the inputs' gradients after the kernel's backward pass. */
	List<GradientShare> shares() {
		return shares;
	}

	/** The input, for the backward pass. */
	void keepInput(final int i) {
		keep(input(i));
	}

	/** The output, for the backward pass. */
	void keepOutput() {
		keep(output());
	}

	private void keep(final Slice slice) {
		// To the end, as several backward passes may follow one forward pass.
		if (hasGradient()) slice.usedAt(end);
	}

	/** Memory for use within the forward pass of this kernel. */
	Slice forwardScratch(final long... shape) {
		return plan.array(forwardTime, shape);
	}

	/** Memory for use within the backward pass of this kernel; null if there will be none. */
	Slice backwardScratch(final long... shape) {
		return hasGradient() ? plan.array(backwardTime, shape) : null;
	}

	/** Memory that the forward pass fills for the backward pass. */
	Slice kept(final long... shape) {
		final Slice slice = forwardScratch(shape);
		keep(slice);
		return slice;
	}

	Slice constant(final float[] data, final long... shape) {
		return plan.constant(data, shape);
	}

	/** @see MemoryPlan#constant(float[], String, Supplier, long...) */
	Slice constant(final float[] data, final String how, final Supplier<float[]> numbers, final long... shape) {
		return plan.constant(data, how, numbers, shape);
	}

	/** What numbers are. */
	DataType type() {
		return plan.type();
	}

	Precision precision() {
		return spec.precision();
	}

	/** Threads of the program. */
	Workers workers() {
		return workers;
	}
}
