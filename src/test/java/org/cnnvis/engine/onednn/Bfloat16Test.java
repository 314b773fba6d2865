package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.BackendComparison;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RequiresOneDnn.class)
class Bfloat16Test {

	private final Network network = network();
	private final ProgramSpec spec = ProgramSpec.of(network, network.output());

	@BeforeEach
	void requireProcessor() {
		assumeTrue(OneDnn.hasBfloat16(), "this processor has no bfloat16");
	}

	@AfterEach
	void forgetChoice() {
		System.clearProperty(Precision.PROPERTY);
	}

	/** Without Winograd convolutions, which stay float32 on some processors. */
	private static Network network() {
		return new Chain(3, new Input(3, 23, 18)).convolution(32, 7, 2).relu().convolution(64, 1, 1).relu().convolution(32, 5,
			1).build();
	}

	/** Layers one after the other. */
	private static final class Chain {

		private final NetworkBuilder net = new NetworkBuilder();
		private final RandomWeights random;
		private int channels, layers;
		Node last;

		Chain(final long seed, final Input input) {
			random = new RandomWeights(seed);
			channels = input.shape(0, 0).channels();
			last = net.add("input", input);
		}

		Chain convolution(final int out, final int kernel, final int stride) {
			add(new Convolution(random.kernel(out, channels, kernel, kernel), random.array(out, 1), Window.of(kernel, stride,
				Padding.SAME), 1), last);
			channels = out;
			return this;
		}

		Chain relu() {
			return add(Activation.RELU, last);
		}

		Chain add(final Op op, final Node... from) {
			last = net.add("layer" + ++layers, op, from);
			return this;
		}

		Network build() {
			return net.build(last);
		}
	}

	@Test
	void errorsAreThoseOfEightBits() {
		final double exact = BackendComparison.of(new OneDnnBackend(), spec, 5).error();
		final BackendComparison rounded = BackendComparison.of(new OneDnnBackend(), spec.precision(Precision.BFLOAT16), 5);
		assertTrue(exact < 5e-6, "float32: " + exact);
		// Each factor is off by up to 2^-9, at random; three layers of them. ReLUs that switch differently move gradients more.
		assertTrue(rounded.activation > 1e-4 && rounded.activation < 1e-2, rounded.toString());
		assertTrue(rounded.gradient > 1e-4 && rounded.gradient < 5e-2, rounded.toString());
	}

	@Test
	void aPictureDoesNotDependOnItsBatch() {
		assertBatchDoesNotMatter(network, 3);
	}

	private static void assertBatchDoesNotMatter(final Network net, final int batch) {
		final ProgramSpec rounded = ProgramSpec.of(net, net.output()).precision(Precision.BFLOAT16);
		try (GradientProgram single = new OneDnnBackend(1).compile(rounded);
				GradientProgram many = new OneDnnBackend(2).compile(rounded.batch(batch)))
		{
			final int in = single.inputShape().size(), out = single.tapShape(0).size();
			final float[] pictures = new RandomWeights(7).array(batch * in, 1), cotangents = new RandomWeights(8).array(batch *
				out, 1);
			final float[] gradients = new float[batch * in], gradient = new float[in];
			many.forward(pictures);
			many.backward(new float[][] { cotangents }, gradients);
			for (int i = 0; i < batch; i++) {
				single.forward(Arrays.copyOfRange(pictures, i * in, (i + 1) * in));
				single.backward(new float[][] { Arrays.copyOfRange(cotangents, i * out, (i + 1) * out) }, gradient);
				assertArrayEquals(Arrays.copyOfRange(gradients, i * in, (i + 1) * in), gradient);
			}
		}
	}

	/** The library takes different kernels for these alone and for eight of them. */
	@Test
	void neitherDoPicturesOfLargeMaps() {
		assertBatchDoesNotMatter(new Chain(4, new Input(64, 56, 56)).convolution(64, 1, 1).relu().convolution(192, 3, 1).relu()
			.convolution(16, 1, 1).build(), 8);
	}

	/** This version of the library writes beyond maps such as these with the instructions of newer processors. */
	@Test
	void smallMapsAreComputedToo() {
		final Network small = new Chain(5, new Input(480, 6, 6)).convolution(192, 1, 1).relu().convolution(48, 5, 1).build();
		assertBatchDoesNotMatter(small, 5);
		assertTrue(compare(small).activation < 1e-2, () -> compare(small).toString());
	}

	/** Some operations take rounded maps, and some do not. */
	@Test
	void roundedMapsGoThroughOperationsOfAllKinds() {
		final Chain chain = new Chain(6, new Input(3, 20, 22)).convolution(32, 3, 1).relu();
		final Node before = chain.last;
		chain.add(new Pooling(Pooling.Kind.MAX, Window.of(3, 1, Padding.SAME), false), before).convolution(32, 1, 1).relu();
		final Node maximum = chain.last;
		chain.add(new Pooling(Pooling.Kind.AVERAGE, Window.of(3, 1, Padding.SAME), true), before).convolution(32, 3, 1).add(
			Activation.TANH, chain.last);
		final Node average = chain.last;
		chain.add(new LocalResponseNormalization(5, 1e-2f, 0.75f, 1), before);
		final Network net = chain.add(new Concat(0), maximum, average, before, chain.last).add(new Merge(Merge.Kind.MULTIPLY),
			chain.last, chain.last).build();
		assertBatchDoesNotMatter(net, 3);
		final BackendComparison rounded = compare(net);
		// As above; the maximum may be another pixel of nearly the same value, which moves a gradient to its neighbour.
		assertTrue(rounded.activation < 2e-2 && rounded.gradient < 0.2, rounded.toString());
	}

	private static BackendComparison compare(final Network net) {
		return BackendComparison.of(new OneDnnBackend(), ProgramSpec.of(net, net.output()).precision(Precision.BFLOAT16), 5);
	}

	@Test
	void thePropertyChoosesItAndTheNameTells() {
		assertEquals(Precision.FLOAT32, spec.precision());
		System.setProperty(Precision.PROPERTY, "bfloat16");
		try (GradientProgram program = new OneDnnBackend().compile(ProgramSpec.of(network, network.output()))) {
			assertTrue(program.backend().endsWith("bfloat16)"), program.backend());
		}
		System.setProperty(Precision.PROPERTY, "half");
		final CnnVisException e = assertThrows(CnnVisException.class, () -> ProgramSpec.of(network, network.output()));
		assertTrue(e.getMessage().contains("'half'") && e.getMessage().contains("bfloat16"), e.getMessage());
	}

	@Test
	void thePortableBackendSaysThatItHasNone() {
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new Nd4jBackend().compile(spec.precision(
			Precision.BFLOAT16)));
		assertTrue(e.getMessage().contains("float32 only"), e.getMessage());
	}
}
