package org.cnnvis.engine.onednn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.cnnvis.engine.Parameter;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.TrainingProgram;
import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;

/** Steps over memory of its own, part of which is the weights. */
final class OneDnnTrainingProgram implements TrainingProgram {

	private final TrainingSpec spec;
	private final Shape inputShape, outputShape;
	private final Execution execution;
	private final List<Parameter> parameters = new ArrayList<>();
	private final int[] maskLengths;
	/** The cotangent, then the masks; and masks that leave nothing out, made when they are first needed. */
	private final float[][] arrays, ones;

	OneDnnTrainingProgram(final TrainingSpec spec, final int threads, final Map<Node, Shape> shapes, final Script script,
		final Map<Node, LearnedWeights> learned)
	{
		this.spec = spec;
		inputShape = shapes.get(spec.network().inputNode());
		outputShape = shapes.get(spec.network().output());
		maskLengths = spec.dropouts().keySet().stream().mapToInt(node -> spec.batch() * shapes.get(node).size()).toArray();
		arrays = new float[1 + maskLengths.length][];
		ones = new float[maskLengths.length][];
		execution = new Execution(script, threads, "Learning from " + spec.batch() + " pictures of " + spec.side() + " x " +
			spec.side() + " pixels at a time");
		learned.forEach((node, weights) -> {
			parameters.add(new Parameter(node, false, buffer(weights.kernel), buffer(weights.kernelGradient)));
			if (weights.biases != null) parameters.add(new Parameter(node, true, buffer(weights.biases), buffer(
				weights.biasGradient)));
		});
	}

	private FloatBuffer buffer(final Value value) {
		return execution.memory.floats(value).capacity(value.desc().get_size() / Float.BYTES).asBuffer();
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
		return execution.memory.bytes();
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
		Execution.requireLength(pictures, spec.batch() * inputShape.size(), "the pictures");
		for (int i = 0; i < ones.length; i++) {
			arrays[1 + i] = masks == null ? ones(i) : masks[i];
			Execution.requireLength(arrays[1 + i], maskLengths[i], "mask " + i);
		}
		execution.session.begin(pictures, arrays, null);
		execution.forward();
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
		Execution.requireLength(output, spec.batch() * outputShape.size(), "the output");
		execution.session.begin(null, arrays, output);
		execution.read(0);
	}

	@Override
	public void backward(final float[] cotangent) {
		Execution.requireLength(cotangent, spec.batch() * outputShape.size(), "the cotangent");
		arrays[0] = cotangent;
		execution.session.begin(null, arrays, null);
		execution.backward();
	}

	@Override
	public void close() {
		execution.close();
	}
}
