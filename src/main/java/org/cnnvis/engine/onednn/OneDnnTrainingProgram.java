package org.cnnvis.engine.onednn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.stream;
import org.cnnvis.engine.Parameter;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.TrainingProgram;
import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;

/** Steps over memory of its own, part of which is the weights. */
final class OneDnnTrainingProgram implements TrainingProgram {

	private final TrainingSpec spec;
	private final int threads;
	private final Shape inputShape, outputShape;
	private final Step[] forward, read, backward;
	private final Natives natives = new Natives();
	private final NativeMemory memory;
	private final Session session;
	private final List<Parameter> parameters = new ArrayList<>();
	private final int[] maskLengths;
	/** The cotangent, then the masks; and masks that leave nothing out, made when they are first needed. */
	private final float[][] arrays, ones;
	private final Helpers helpers;
	private boolean isClosed;

	OneDnnTrainingProgram(final TrainingSpec spec, final int threads, final Map<Node, Shape> shapes, final Script script,
		final Map<Node, LearnedWeights> learned)
	{
		this.spec = spec;
		this.threads = threads;
		inputShape = shapes.get(spec.network().inputNode());
		outputShape = shapes.get(spec.network().output());
		maskLengths = spec.dropouts().keySet().stream().mapToInt(node -> spec.batch() * shapes.get(node).size()).toArray();
		arrays = new float[1 + maskLengths.length][];
		ones = new float[maskLengths.length][];
		helpers = script.emitter.helpers();
		memory = new NativeMemory(script.emitter.plan().place(), "Learning from " + spec.batch() + " pictures of " + spec
			.side() + " x " + spec.side() + " pixels at a time");
		session = new Session(natives.keep(new stream(OneDnn.engine())));
		forward = bind(script.forward);
		read = bind(script.reads.get(0));
		backward = bind(script.backward);
		for (final Constant constant : script.emitter.constants())
			constant.write(memory, session.stream());
		learned.forEach((node, weights) -> {
			parameters.add(new Parameter(node, false, buffer(weights.kernel), buffer(weights.kernelGradient)));
			if (weights.biases != null) parameters.add(new Parameter(node, true, buffer(weights.biases), buffer(
				weights.biasGradient)));
		});
	}

	private FloatBuffer buffer(final Value value) {
		return memory.floats(value).capacity(value.desc().get_size() / Float.BYTES).asBuffer();
	}

	private Step[] bind(final List<Step> steps) {
		for (final Step step : steps)
			step.bind(memory, natives);
		return steps.toArray(new Step[0]);
	}

	@Override
	public TrainingSpec spec() {
		return spec;
	}

	@Override
	public String backend() {
		return OneDnn.description(Precision.FLOAT32);
	}

	@Override
	public Shape inputShape() {
		return inputShape;
	}

	@Override
	public Shape outputShape() {
		return outputShape;
	}

	@Override
	public long memory() {
		return memory.bytes();
	}

	@Override
	public List<Parameter> parameters() {
		return Collections.unmodifiableList(parameters);
	}

	@Override
	public int maskLength(final int dropout) {
		return maskLengths[dropout];
	}

	@Override
	public void forward(final float[] pictures, final float[][] masks) {
		requireLength(pictures, spec.batch() * inputShape.size(), "the pictures");
		for (int i = 0; i < ones.length; i++) {
			arrays[1 + i] = masks == null ? ones(i) : masks[i];
			requireLength(arrays[1 + i], maskLengths[i], "mask " + i);
		}
		session.begin(pictures, arrays, null);
		run(forward);
	}

	private float[] ones(final int dropout) {
		if (ones[dropout] == null) {
			ones[dropout] = new float[maskLengths[dropout]];
			Arrays.fill(ones[dropout], 1);
		}
		return ones[dropout];
	}

	@Override
	public void read(final float[] output) {
		requireLength(output, spec.batch() * outputShape.size(), "the output");
		session.begin(null, arrays, output);
		run(read);
	}

	@Override
	public void backward(final float[] cotangent) {
		requireLength(cotangent, spec.batch() * outputShape.size(), "the cotangent");
		arrays[0] = cotangent;
		session.begin(null, arrays, null);
		run(backward);
	}

	private static void requireLength(final float[] array, final int length, final String what) {
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
