package org.cnnvis.engine.portable;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A compiled network: plays the recorded operations of its steps. */
final class Nd4jProgram implements GradientProgram {

	private final ProgramSpec spec;
	private final MemoryPlan plan;
	private final Workers workers;
	private final List<Step> steps;
	private final Value picture;
	private final List<Value> taps;
	private final List<GradientShare> cotangentShares;
	private boolean closed;

	Nd4jProgram(final ProgramSpec spec, final MemoryPlan plan, final Workers workers, final List<Step> steps, final Value picture,
		final List<Value> taps, final List<GradientShare> cotangentShares)
	{
		this.spec = spec;
		this.plan = plan;
		this.workers = workers;
		this.steps = steps;
		this.picture = picture;
		this.taps = taps;
		this.cotangentShares = cotangentShares;
	}

	@Override
	public ProgramSpec spec() {
		return spec;
	}

	@Override
	public String backend() {
		return Nd4jRuntime.description();
	}

	@Override
	public Shape inputShape() {
		return picture.shape();
	}

	@Override
	public Shape tapShape(final int tap) {
		return taps.get(tap).shape();
	}

	@Override
	public long memory() {
		return plan.bytes();
	}

	@Override
	public void forward(final float[] pictures) {
		requireOpen();
		write(pictures, picture.activation());
		Blas.begin();
		try {
			for (final Step step : steps)
				step.forward();
		}
		finally {
			Blas.end();
		}
	}

	@Override
	public void read(final int tap, final float[] activation) {
		requireOpen();
		read(taps.get(tap).activation(), activation);
	}

	/** The same without rounding, where the program computes in double precision. */
	double[] readDoubles(final int tap) {
		final INDArray array = taps.get(tap).activation().array();
		final double[] numbers = new double[(int) array.length()];
		array.data().asNioDouble().get(numbers);
		return numbers;
	}

	@Override
	public void backward(final float[][] cotangents, final float[] gradient) {
		requireOpen();
		if (!spec.hasGradient()) throw new IllegalStateException("the program was compiled for forward passes only");
		if (cotangents.length != taps.size()) throw new IllegalArgumentException(
			cotangents.length + " cotangents for " + taps.size() + " taps");
		for (final Step step : steps)
			step.forgetGradient();
		Blas.begin();
		try {
			backward(cotangents);
		}
		finally {
			Blas.end();
		}
		if (picture.isGradientSet()) read(picture.gradient(), gradient);
		else Arrays.fill(gradient, 0);
	}

	private void backward(final float[][] cotangents) {
		for (int i = steps.size() - 1; i >= 0; i--) {
			final List<GradientShare> shares = steps.get(i).cotangents();
			// By index, as an iterator would be made for each step.
			for (int j = 0; j < shares.size(); j++) {
				final GradientShare share = shares.get(j);
				final float[] cotangent = cotangents[cotangentShares.indexOf(share)];
				if (cotangent == null) continue;
				write(cotangent, share.slice());
				share.deliver();
			}
			steps.get(i).backward();
		}
	}

	private static void write(final float[] numbers, final Slice to) {
		requireLength(numbers, to);
		final INDArray array = to.array();
		// All slices begin where their memory begins.
		if (array.dataType() == DataType.FLOAT) array.data().asNioFloat().put(numbers);
		else {
			final DoubleBuffer buffer = array.data().asNioDouble();
			for (int i = 0; i < numbers.length; i++)
				buffer.put(i, numbers[i]);
		}
	}

	private static void read(final Slice from, final float[] numbers) {
		requireLength(numbers, from);
		final INDArray array = from.array();
		if (array.dataType() == DataType.FLOAT) ((FloatBuffer) array.data().asNioFloat().rewind()).get(numbers);
		else {
			final DoubleBuffer buffer = array.data().asNioDouble();
			for (int i = 0; i < numbers.length; i++)
				numbers[i] = (float) buffer.get(i);
		}
	}

	private static void requireLength(final float[] numbers, final Slice slice) {
		if (numbers.length != slice.length()) throw new IllegalArgumentException(
			"an array of " + numbers.length + " numbers where " + slice.length() + " are wanted");
	}

	private void requireOpen() {
		if (closed) throw new IllegalStateException("the program is closed");
	}

	@Override
	public void close() {
		closed = true;
		workers.close();
		plan.close();
	}
}
