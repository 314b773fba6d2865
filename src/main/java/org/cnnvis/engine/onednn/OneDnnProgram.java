package org.cnnvis.engine.onednn;

import java.util.List;

import org.bytedeco.dnnl.stream;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Shape;

/** Steps over memory of its own. */
final class OneDnnProgram implements GradientProgram {

	private final ProgramSpec spec;
	private final int threads;
	private final Shape inputShape;
	private final List<Shape> tapShapes;
	private final Step[] forward, backward;
	private final Step[][] reads;
	private final Natives natives = new Natives();
	private final Helpers helpers;
	private final NativeMemory memory;
	private final Session session;
	/** For each tap: zeros, made when they are first needed; and the cotangents of this pass. */
	private final float[][] zeros, complete;
	private boolean hasActivations, isClosed;

	OneDnnProgram(final ProgramSpec spec, final int threads, final Shape inputShape, final List<Shape> tapShapes,
		final Script script)
	{
		this.spec = spec;
		this.threads = threads;
		this.inputShape = inputShape;
		this.tapShapes = tapShapes;
		zeros = new float[tapShapes.size()][];
		complete = new float[tapShapes.size()][];
		helpers = script.emitter.helpers();
		final long bytes = script.emitter.plan().place();
		memory = new NativeMemory(bytes, "A batch of " + spec.batch() + " of " + inputShape.width() + " x " + inputShape
			.height() + " pixels");
		session = new Session(natives.keep(new stream(OneDnn.engine())));
		forward = bind(script.forward);
		backward = bind(script.backward);
		reads = script.reads.stream().map(this::bind).toArray(Step[][]::new);
		for (final Constant constant : script.emitter.constants())
			constant.write(memory, session.stream());
	}

	private Step[] bind(final List<Step> steps) {
		for (final Step step : steps)
			step.bind(memory, natives);
		return steps.toArray(new Step[0]);
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
		return memory.bytes();
	}

	@Override
	public void forward(final float[] pictures) {
		requireLength(pictures, inputShape, "the pictures");
		hasActivations = false;
		session.begin(pictures, null, null);
		run(forward);
		hasActivations = true;
	}

	@Override
	public void read(final int tap, final float[] activation) {
		requireActivations();
		requireLength(activation, tapShapes.get(tap), "the activation of tap " + tap);
		session.begin(null, null, activation);
		run(reads[tap]);
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
		session.begin(null, withZeros(cotangents), gradient);
		run(backward);
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
		final long length = (long) spec.batch() * shape.size();
		if (array.length != length) throw new IllegalArgumentException(what + ": " + length + " numbers, not " +
			array.length);
	}

	private void run(final Step[] steps) {
		if (isClosed) throw new IllegalStateException("the program is closed");
		Steps.run(steps, session, threads);
	}

	@Override
	public void close() {
		if (isClosed) return;
		isClosed = true;
		helpers.close();
		natives.close();
		memory.close();
	}
}
