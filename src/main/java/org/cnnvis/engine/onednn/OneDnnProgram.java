package org.cnnvis.engine.onednn;

import java.util.List;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Shape;

/** Computes activations and gradients with respect to pictures. */
final class OneDnnProgram implements GradientProgram {

	private final ProgramSpec spec;
	private final Shape inputShape;
	private final List<Shape> tapShapes;
	private final Execution execution;
	/** For each tap: zeros, made when they are first needed; and the cotangents of this pass. */
	private final float[][] zeros, complete;
	private boolean hasActivations;

	OneDnnProgram(final ProgramSpec spec, final int threads, final Shape inputShape, final List<Shape> tapShapes,
		final Script script)
	{
		this.spec = spec;
		this.inputShape = inputShape;
		this.tapShapes = tapShapes;
		zeros = new float[tapShapes.size()][];
		complete = new float[tapShapes.size()][];
		execution = new Execution(script, threads, "A batch of " + spec.batch() + " of " + inputShape.width() + " x " +
			inputShape.height() + " pixels");
	}

	@Override
	public ProgramSpec spec() {
		return spec;
	}

	@Override
	public String backend() {
		return OneDnn.description(spec.precision());
	}

	@Override
	public Shape inputShape() {
		return inputShape;
	}

	@Override
	public Shape tapShape(final int tap) {
		return tapShapes.get(tap);
	}

	@Override
	public long memory() {
		return execution.memory.bytes();
	}

	@Override
	public void forward(final float[] pictures) {
		requireLength(pictures, inputShape, "the pictures");
		hasActivations = false;
		execution.session.begin(pictures, null, null);
		execution.forward();
		hasActivations = true;
	}

	@Override
	public void read(final int tap, final float[] activation) {
		requireActivations();
		requireLength(activation, tapShapes.get(tap), "the activation of tap " + tap);
		execution.session.begin(null, null, activation);
		execution.read(tap);
	}

	@Override
	public void backward(final float[][] cotangents, final float[] gradient) {
		if (!spec.hasGradient()) throw new IllegalStateException("the program was compiled for the forward pass only");
		requireActivations();
		requireLength(gradient, inputShape, "the gradient");
		if (cotangents.length != tapShapes.size()) throw new IllegalArgumentException(cotangents.length +
			" cotangents for " + tapShapes.size() + " taps");
		for (int tap = 0; tap < cotangents.length; tap++)
			if (cotangents[tap] != null) requireLength(cotangents[tap], tapShapes.get(tap), "the cotangent of tap " + tap);
		execution.session.begin(null, withZeros(cotangents), gradient);
		execution.backward();
	}

	/** A tap without a cotangent has one of zeros: what is computed must not depend on what was computed before. */
	private float[][] withZeros(final float[][] cotangents) {
		for (int tap = 0; tap < cotangents.length; tap++) {
			if (cotangents[tap] == null && zeros[tap] == null) zeros[tap] = new float[spec.batch() * tapShapes.get(tap)
				.size()];
			complete[tap] = cotangents[tap] == null ? zeros[tap] : cotangents[tap];
		}
		return complete;
	}

	private void requireActivations() {
		if (!hasActivations) throw new IllegalStateException("there has been no forward pass");
	}

	private void requireLength(final float[] array, final Shape shape, final String what) {
		Execution.requireLength(array, (long) spec.batch() * shape.size(), what);
	}

	@Override
	public void close() {
		execution.close();
	}
}
