package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cnnvis.engine.Parameter;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.TrainingProgram;
import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;

/** Gradients of weights, on a network with what GoogLeNet and SqueezeNet have: against finite differences. */
@ExtendWith(RequiresOneDnn.class)
class TrainingProgramTest {

	private static final int SIDE = 19, BATCH = 4, CLASSES = 5;

	private final Random random = new Random(7);
	private Node dropped;

	@Test
	void gradientsAreThoseOfFiniteDifferences() {
		final Network network = network();
		try (TrainingProgram program = program(TrainingSpec.of(network, SIDE, BATCH).dropout(dropped, 0.25f), 0)) {
			final float[] pictures = numbers(BATCH * 3 * SIDE * SIDE, 1), cotangent = numbers(BATCH * CLASSES, 1);
			final float[][] masks = { mask(program.maskLength(0)) };
			program.forward(pictures, masks);
			program.backward(cotangent);
			for (final Parameter parameter : program.parameters()) {
				final float[] gradient = new float[parameter.length()], direction = numbers(parameter.length(), 1);
				parameter.gradient().get(gradient);
				double derivative = 0, size = 0;
				for (int i = 0; i < gradient.length; i++) {
					derivative += (double) gradient[i] * direction[i];
					size += (double) gradient[i] * gradient[i];
				}
				final double found = difference(program, parameter, direction, pictures, masks, cotangent);
				// Float32 sums, and ReLUs that change sign within the step of 1e-3: relative to the gradient's length times sqrt(n)
				// of the direction's.
				final double scale = Math.sqrt(size) * 3;
				assertEquals(found, derivative, 0.01 * scale, parameter + ": length " + Math.sqrt(size));
				assertTrue(size > 0, parameter.toString());
			}
		}
	}

	/** Central difference of sum(cotangent * output) along a direction. */
	private static double difference(final TrainingProgram program, final Parameter parameter, final float[] direction,
		final float[] pictures, final float[][] masks, final float[] cotangent)
	{
		final float[] before = new float[parameter.length()], moved = new float[before.length];
		parameter.values().get(before);
		final double step = 1e-3;
		double difference = 0;
		for (final int sign : new int[] { 1, -1 }) {
			for (int i = 0; i < moved.length; i++)
				moved[i] = (float) (before[i] + sign * step * direction[i]);
			parameter.values().put(moved);
			program.forward(pictures, masks);
			final float[] output = new float[cotangent.length];
			program.read(output);
			for (int i = 0; i < output.length; i++)
				difference += sign * (double) output[i] * cotangent[i];
		}
		parameter.values().put(before);
		return difference / (2 * step);
	}

	@Test
	void withoutDropoutItComputesWhatAGradientProgramDoes() {
		final Network network = network();
		final float[] pictures = numbers(BATCH * 3 * SIDE * SIDE, 1), learning = new float[BATCH * CLASSES];
		final float[] plain = learning.clone();
		try (TrainingProgram program = program(TrainingSpec.of(network, SIDE, BATCH).dropout(dropped, 0.5f), 0);
				GradientProgram reference = new OneDnnBackend().compile(ProgramSpec.of(network, network.output()).size(SIDE, SIDE)
					.batch(BATCH).forwardOnly()))
		{
			program.forward(pictures, null);
			program.read(learning);
			reference.forward(pictures);
			reference.read(0, plain);
		}
		// Sums of some hundred products in another order.
		assertArrayEquals(plain, learning, 1e-4f);
	}

	@Test
	void theNumberOfThreadsDoesNotMatter() {
		final Network network = network();
		final float[] pictures = numbers(BATCH * 3 * SIDE * SIDE, 1), cotangent = numbers(BATCH * CLASSES, 1);
		final float[][][] gradients = new float[2][][];
		for (int i = 0; i < 2; i++)
			try (TrainingProgram program = program(TrainingSpec.of(network, SIDE, BATCH), 1 + 2 * i)) {
				program.forward(pictures, null);
				program.backward(cotangent);
				gradients[i] = program.parameters().stream().map(TrainingProgramTest::gradient).toArray(float[][]::new);
			}
		for (int p = 0; p < gradients[0].length; p++)
			assertArrayEquals(gradients[0][p], gradients[1][p], 0);
	}

	@Test
	void whatDoesNotLearnHasNoParametersAndNothingBelowChangesTheGradientsAbove() {
		final Network network = network();
		final float[] pictures = numbers(BATCH * 3 * SIDE * SIDE, 1), cotangent = numbers(BATCH * CLASSES, 1);
		final TrainingSpec all = TrainingSpec.of(network, SIDE, BATCH);
		try (TrainingProgram whole = program(all, 0); TrainingProgram part = program(all.learning(node -> !node.layer()
			.startsWith("stem")), 0))
		{
			for (final TrainingProgram program : new TrainingProgram[] { whole, part }) {
				program.forward(pictures, null);
				program.backward(cotangent);
			}
			assertEquals(whole.parameters().size() - 2, part.parameters().size());
			for (int p = 0; p < part.parameters().size(); p++)
				assertArrayEquals(gradient(whole.parameters().get(p + 2)), gradient(part.parameters().get(p)), 1e-4f);
		}
	}

	private static float[] gradient(final Parameter parameter) {
		final float[] gradient = new float[parameter.length()];
		parameter.gradient().get(gradient);
		return gradient;
	}

	private static TrainingProgram program(final TrainingSpec spec, final int threads) {
		return new OneDnnBackend(threads).compile(spec).get();
	}

	private float[] mask(final int length) {
		final float[] mask = new float[length];
		for (int i = 0; i < length; i++)
			mask[i] = random.nextInt(4) == 0 ? 0 : 4f / 3;
		return mask;
	}

	private float[] numbers(final int n, final double deviation) {
		final float[] numbers = new float[n];
		for (int i = 0; i < n; i++)
			numbers[i] = (float) (deviation * random.nextGaussian());
		return numbers;
	}

	private Network network() {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, SIDE, SIDE));
		x = net.add("stem", convolution(3, 16, 5, 2, 2, 1), Activation.RELU, x);
		x = net.add("pool", Pooling.max(3, 1, Padding.ceil(1)), x);
		x = net.add("norm", new LocalResponseNormalization(5, 0.02f, 0.75f, 1), x);
		final Node narrow = net.add("a/1x1", convolution(16, 24, 1, 1, 0, 1), Activation.RELU, x);
		final Node wide = net.add("a/3x3", convolution(16, 16, 3, 1, 1, 1), Activation.RELU, x);
		final Node grouped = net.add("a/depthwise", convolution(16, 16, 3, 1, 1, 16), x);
		x = net.add("a", new Concat(Concat.CHANNELS), narrow, wide, grouped);
		x = net.add("pool2", Pooling.max(3, 2, Padding.ceil(0)), x);
		dropped = x;
		x = net.add("maps", convolution(56, CLASSES, 1, 1, 0, 1), x);
		return net.build(net.add("logits", new GlobalPooling(Pooling.Kind.AVERAGE), x));
	}

	private Convolution convolution(final int in, final int out, final int side, final int stride, final int pad,
		final int groups)
	{
		final int n = out * in / groups * side * side;
		return new Convolution(Tensor.of(numbers(n, Math.sqrt(2.0 * groups / (in * side * side))), out, in / groups, side,
			side), numbers(out, 0.1), Window.of(side, stride, Padding.of(pad)), groups);
	}
}
