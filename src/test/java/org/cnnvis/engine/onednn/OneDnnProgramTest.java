package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.BackendComparison;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.NativeThreads;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Upsampling;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How programs behave: threads, batches, interruption, memory. */
@ExtendWith(RequiresOneDnn.class)
class OneDnnProgramTest {

	private final Network network = network();
	private final ProgramSpec spec = ProgramSpec.of(network, network.output());

	@AfterEach
	void forgetThreads() {
		System.clearProperty(NativeThreads.PROPERTY);
	}

	/** With convolutions of each kind: of a picture, 3 x 3 with many channels, 1 x 1 and 5 x 5. */
	private static Network network() {
		final RandomWeights random = new RandomWeights(4);
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, 30, 26));
		x = net.add("conv1", conv(random, 3, 32, 3), Activation.RELU, x);
		x = net.add("conv2", conv(random, 32, 48, 3), Activation.RELU, x);
		x = net.add("pool", Pooling.max(2, 2, Padding.NONE), x);
		x = net.add("conv3", conv(random, 48, 40, 1), Activation.RELU, x);
		x = net.add("conv4", conv(random, 40, 24, 5), x);
		return net.build(x);
	}

	private static Convolution conv(final RandomWeights random, final int in, final int out, final int size) {
		return new Convolution(random.kernel(out, in, size, size), random.array(out, 1), Window.of(size, 1, Padding.SAME), 1);
	}

	/** Activation and gradient for a cotangent that is the activation. */
	private static float[] compute(final GradientProgram program, final float[] pictures) {
		final int out = program.spec().batch() * program.tapShape(0).size();
		final float[] activation = new float[out], gradient = new float[pictures.length];
		program.forward(pictures);
		program.read(0, activation);
		program.backward(new float[][] { activation }, gradient);
		final float[] both = Arrays.copyOf(activation, out + gradient.length);
		System.arraycopy(gradient, 0, both, out, gradient.length);
		return both;
	}

	@Test
	void severalProgramsAtOnceComputeTheSameBitsAsOneAlone() throws Exception {
		final float[] picture = new RandomWeights(5).array(3 * 30 * 26, 1);
		final float[] expected;
		try (GradientProgram program = new OneDnnBackend(1).compile(spec)) {
			expected = compute(program, picture);
		}
		final ExecutorService pool = Executors.newFixedThreadPool(4);
		final List<Future<float[]>> results = new ArrayList<>();
		for (int threads = 1; threads <= 4; threads++) {
			final OneDnnBackend backend = new OneDnnBackend(threads);
			final Callable<float[]> run = () -> {
				try (GradientProgram program = backend.compile(spec)) {
					float[] last = null;
					for (int i = 0; i < 20; i++)
						last = compute(program, picture);
					return last;
				}
			};
			results.add(pool.submit(run));
		}
		for (final Future<float[]> result : results)
			assertArrayEquals(expected, result.get());
		pool.shutdown();
	}

	@Test
	void anInterruptedThreadStopsAndTheProgramCanBeUsedAgain() {
		try (GradientProgram program = new OneDnnBackend().compile(spec)) {
			final float[] picture = new RandomWeights(5).array(3 * 30 * 26, 1);
			final float[] expected = compute(program, picture);
			Thread.currentThread().interrupt();
			assertThrows(CancellationException.class, () -> program.forward(picture));
			assertTrue(Thread.interrupted(), "the interrupt is left for the caller to see");
			assertArrayEquals(expected, compute(program, picture));
		}
	}

	@Test
	void tooLittleMemoryIsSaidBeforeAnyIsTaken() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node wide = net.add("wide", new Upsampling(Upsampling.Kind.NEAREST, 16, 16), net.add("input", new Input(3, 1000, 2000)));
		final Node pool = net.add("pool", Pooling.max(16, 16, Padding.NONE), wide);
		final ProgramSpec large = ProgramSpec.of(net.build(pool), pool).batch(300);
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new OneDnnBackend().compile(large));
		assertTrue(e.getMessage().matches("A batch of 300 of 2000 x 1000 pixels needs [0-9]+ MB of memory, but [0-9]+ MB are " +
			"free: take smaller pictures or fewer at a time\\."), e.getMessage());
	}

	@Test
	void aBatchThatNoArrayHoldsIsRefused() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node pool = net.add("pool", Pooling.max(2, 2, Padding.NONE), net.add("input", new Input(3, 4000, 5000)));
		final ProgramSpec large = ProgramSpec.of(net.build(pool), pool).batch(2000);
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new OneDnnBackend().compile(large));
		assertTrue(e.getMessage().startsWith("A batch of 2000 of 5000 x 4000 pixels is too large"), e.getMessage());
	}

	@Test
	void theNumberOfThreadsIsASettingAndIsChecked() {
		System.setProperty(NativeThreads.PROPERTY, "1");
		assertEquals(1, NativeThreads.wanted());
		final float[] picture = new RandomWeights(5).array(3 * 30 * 26, 1);
		try (GradientProgram one = new OneDnnBackend().compile(spec); GradientProgram two = new OneDnnBackend(2).compile(spec)) {
			assertArrayEquals(compute(two, picture), compute(one, picture));
		}
		for (final String wrong : new String[] { "0", "-2", "many", "1.5" }) {
			System.setProperty(NativeThreads.PROPERTY, wrong);
			final CnnVisException e = assertThrows(CnnVisException.class, () -> new OneDnnBackend().compile(spec));
			assertTrue(e.getMessage().contains("'" + wrong + "'") && e.getMessage().contains("from 1"), e.getMessage());
		}
	}

	@Test
	void directConvolutionsRoundLess() {
		final double winograd = BackendComparison.of(new OneDnnBackend(), spec, 5).activation;
		final double direct = BackendComparison.of(new OneDnnBackend(), spec.precision(Precision.DIRECT), 5).activation;
		assertTrue(direct < winograd && winograd < 3e-6, direct + " < " + winograd);
	}
}
