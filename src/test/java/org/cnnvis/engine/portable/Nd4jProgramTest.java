package org.cnnvis.engine.portable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

import com.sun.management.ThreadMXBean;

class Nd4jProgramTest {

	private final NetworkBuilder net = new NetworkBuilder();
	private final Node input = net.add("input", new Input(2, 1, 1));

	private static Affine scale(final float... factors) {
		return new Affine(factors, new float[factors.length]);
	}

	private static GradientProgram compile(final ProgramSpec spec) {
		return new Nd4jBackend().compile(spec);
	}

	private static float[] gradient(final GradientProgram program, final float[]... cotangents) {
		final float[] gradient = new float[program.spec().batch() * program.inputShape().size()];
		Arrays.fill(gradient, Float.NaN);
		program.backward(cotangents, gradient);
		return gradient;
	}

	/** ND4J's own calls take about a kilobyte each, and there are hundreds of them here. */
	@Test
	void aStepMakesFewObjects() {
		final RandomWeights random = new RandomWeights(9);
		Node x = net.add("conv", new Convolution(random.kernel(32, 2, 1, 1), random.array(32, 1), Window.of(1, 1, Padding.NONE), 1),
			input);
		for (int i = 0; i < 40; i++)
			x = net.add("conv" + i, new Convolution(random.kernel(32, 32, 1, 1), random.array(32, 1), Window.of(1, 1,
				Padding.NONE), 1), i % 2 == 0 ? Activation.RELU : Activation.SIGMOID, x);
		final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		final float[] cotangent = new float[32];
		Arrays.fill(cotangent, 1);
		long least = Long.MAX_VALUE;
		try (GradientProgram program = compile(ProgramSpec.of(net.build(x), x))) {
			for (int i = 0; i < 10; i++) {
				final long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
				program.forward(new float[] { 1, 1 });
				gradient(program, cotangent);
				least = Math.min(least, threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
			}
		}
		assertTrue(least < 16_000, least + " bytes");
	}

	@Test
	void cotangentsOfSeveralTapsAddUpAndAbsentOnesCountAsZero() {
		final Node a = net.add("a", scale(2, 3), input), b = net.add("b", scale(5, 7), a);
		final Network network = net.build(b);
		try (GradientProgram program = compile(ProgramSpec.of(network, b, a, a))) {
			program.forward(new float[] { 1, 1 });
			assertArrayEquals(new float[] { 10, 21 }, gradient(program, new float[] { 1, 1 }, null, null));
			assertArrayEquals(new float[] { 2, 0 }, gradient(program, null, new float[] { 1, 0 }, null));
			assertArrayEquals(new float[] { 10 + 2 + 200, 21 + 300 }, gradient(program, new float[] { 1, 1 }, new float[] { 1,
				0 }, new float[] { 100, 100 }));
			assertArrayEquals(new float[] { 0, 0 }, gradient(program, null, null, null));
		}
	}

	@Test
	void aBranchWithoutCotangentLeavesTheOtherBranchAlone() {
		final Node a = net.add("a", scale(2, 3), input), b = net.add("b", scale(5, 7), input);
		try (GradientProgram program = compile(ProgramSpec.of(net.build(a, b), a, b))) {
			program.forward(new float[] { 1, 1 });
			assertArrayEquals(new float[] { 2, 3 }, gradient(program, new float[] { 1, 1 }, null));
			assertArrayEquals(new float[] { 5, 7 }, gradient(program, null, new float[] { 1, 1 }));
			assertArrayEquals(new float[] { 7, 10 }, gradient(program, new float[] { 1, 1 }, new float[] { 1, 1 }));
		}
	}

	@Test
	void theInputAndLayersThatInferenceIgnoresCanBeTaps() {
		final Node dropout = net.add("dropout", new Identity(), input);
		try (GradientProgram program = compile(ProgramSpec.of(net.build(dropout), dropout, input))) {
			final float[] activation = new float[2];
			program.forward(new float[] { 3, 4 });
			program.read(0, activation);
			assertArrayEquals(new float[] { 3, 4 }, activation);
			assertArrayEquals(new float[] { 11, 2 }, gradient(program, new float[] { 1, 2 }, new float[] { 10, 0 }));
		}
	}

	@Test
	void theGradientOfAReluAtZeroIsZero() {
		final Node relu = net.add("relu", Activation.RELU, input);
		try (GradientProgram program = compile(ProgramSpec.of(net.build(relu), relu))) {
			program.forward(new float[] { 0, -0f });
			assertArrayEquals(new float[] { 0, 0 }, gradient(program, new float[] { 1, 1 }));
		}
	}

	@Test
	void theFirstOfEqualMaximaGetsTheGradient() {
		final Node map = net.add("pool", Pooling.max(2, 2, Padding.NONE), input);
		try (GradientProgram program = compile(ProgramSpec.of(net.build(map), map).size(2, 4))) {
			program.forward(new float[] { 1, 2, 2, 2, 1, 2, 2, 1, 5, 5, 5, 5, 5, 5, 5, 5 });
			assertArrayEquals(new float[] { 0, 1, 10, 0, 0, 0, 0, 0, 100, 0, 1000, 0, 0, 0, 0, 0 }, gradient(program,
				new float[] { 1, 10, 100, 1000 }));
		}
	}

	@Test
	void numbersThatAreNotNumbersComeOutAsSuchAndNothingHangs() {
		final Node conv = net.add("conv", new Convolution(new RandomWeights(1).kernel(2, 2, 3, 3), null, Window.of(3, 1,
			Padding.SAME), 1), Activation.relu(0.1f, 6, 0), input);
		try (GradientProgram program = compile(ProgramSpec.of(net.build(conv), conv).size(4, 4))) {
			final float[] picture = new float[32], activation = new float[32];
			Arrays.fill(picture, Float.NaN);
			program.forward(picture);
			program.read(0, activation);
			for (final float a : activation)
				assertTrue(Float.isNaN(a));
		}
	}

	@Test
	void picturesOfABatchDoNotTouchEachOther() {
		final Network network = network(new RandomWeights(2));
		final RandomWeights random = new RandomWeights(3);
		final int size = 3 * 16 * 16, out = 8 * 8 * 8;
		final float[] pictures = random.picture(3 * size), cotangents = random.array(3 * out, 1);
		final float[] together = new float[3 * size], alone = new float[size];
		try (GradientProgram three = compile(ProgramSpec.of(network, network.output()).batch(3)); GradientProgram one = compile(
			ProgramSpec.of(network, network.output())))
		{
			three.forward(pictures);
			three.backward(new float[][] { cotangents }, together);
			for (int n = 0; n < 3; n++) {
				one.forward(Arrays.copyOfRange(pictures, n * size, (n + 1) * size));
				one.backward(new float[][] { Arrays.copyOfRange(cotangents, n * out, (n + 1) * out) }, alone);
				assertArrayEquals(alone, Arrays.copyOfRange(together, n * size, (n + 1) * size), "picture " + n);
			}
		}
	}

	@Test
	void aSecondRunGivesTheSameNumbersBitForBit() {
		final Network network = network(new RandomWeights(2));
		final RandomWeights random = new RandomWeights(3);
		try (GradientProgram program = compile(ProgramSpec.of(network, network.output()))) {
			final float[] picture = random.picture(program.inputShape().size()), other = random.picture(picture.length);
			final float[] cotangent = random.array(program.tapShape(0).size(), 1);
			program.forward(picture);
			final float[] first = gradient(program, cotangent);
			assertArrayEquals(first, gradient(program, cotangent), "backward again");
			program.forward(other);
			gradient(program, cotangent);
			program.forward(picture);
			assertArrayEquals(first, gradient(program, cotangent), "after another picture");
		}
	}

	private static Network network(final RandomWeights random) {
		final NetworkBuilder b = new NetworkBuilder();
		Node x = b.add("input", new Input(3, 16, 16));
		x = b.add("conv1", new Convolution(random.kernel(16, 3, 3, 3), random.array(16, 1), Window.of(3, 1, Padding.SAME),
			1), Activation.RELU, x);
		x = b.add("pool", Pooling.max(2, 2, Padding.NONE), x);
		return b.build(b.add("conv2", new Convolution(random.kernel(8, 16, 3, 3), null, Window.of(3, 1, Padding.SAME), 1),
			x));
	}

	@Test
	void withoutGradientLessMemoryIsTaken() {
		final Network network = network(new RandomWeights(2));
		final ProgramSpec spec = ProgramSpec.of(network, network.output());
		try (GradientProgram both = compile(spec); GradientProgram forward = compile(spec.forwardOnly())) {
			assertTrue(forward.memory() < both.memory(), forward.memory() + " < " + both.memory());
			assertThrows(IllegalStateException.class, () -> gradient(forward, new float[8 * 8 * 8]));
		}
	}

	@Test
	void anInterruptedThreadStopsAndTheProgramCanBeUsedAgain() {
		final Network network = network(new RandomWeights(2));
		try (GradientProgram program = compile(ProgramSpec.of(network, network.output()))) {
			final float[] picture = new RandomWeights(3).picture(program.inputShape().size());
			final float[] cotangent = new float[program.tapShape(0).size()];
			Arrays.fill(cotangent, 1);
			program.forward(picture);
			final float[] expected = gradient(program, cotangent);
			Thread.currentThread().interrupt();
			assertThrows(CancellationException.class, () -> program.forward(picture));
			assertThrows(CancellationException.class, () -> gradient(program, cotangent));
			assertTrue(Thread.interrupted(), "the interrupt is left for the caller to see");
			program.forward(picture);
			assertArrayEquals(expected, gradient(program, cotangent));
		}
	}

	@Test
	void tooLittleMemoryIsSaidBeforeAnyIsTaken() {
		final Network network = network(new RandomWeights(2));
		final ProgramSpec spec = ProgramSpec.of(network, network.output()).size(1000, 2000).batch(4);
		assertFalse(new Nd4jBackend().unavailable().isPresent());
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new Compiler(spec, DataType.FLOAT).compile(
			wanted -> 300_000_000));
		assertTrue(e.getMessage().startsWith("4 pictures of 2000 x 1000 pixels up to layer 'conv2' need "), e.getMessage());
		assertTrue(e.getMessage().contains("0.30 GB are free"), e.getMessage());
	}

	@Test
	void arraysOfTheWrongLengthAndAClosedProgramAreRefused() {
		final Node relu = net.add("relu", Activation.RELU, input);
		final GradientProgram program = compile(ProgramSpec.of(net.build(relu), relu));
		assertThrows(IllegalArgumentException.class, () -> program.forward(new float[3]));
		program.close();
		program.close();
		assertThrows(IllegalStateException.class, () -> program.forward(new float[2]));
	}
}
