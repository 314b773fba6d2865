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
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
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

	/** Without Winograd convolutions, which stay float32. */
	private static Network network() {
		final RandomWeights random = new RandomWeights(3);
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, 23, 18));
		x = net.add("conv1", new Convolution(random.kernel(32, 3, 7, 7), random.array(32, 1), Window.of(7, 2, Padding.SAME),
			1), Activation.RELU, x);
		x = net.add("conv2", new Convolution(random.kernel(64, 32, 1, 1), random.array(64, 1), Window.of(1, 1, Padding.NONE),
			1), Activation.RELU, x);
		x = net.add("conv3", new Convolution(random.kernel(32, 64, 5, 5), random.array(32, 1), Window.of(5, 1, Padding.SAME),
			1), x);
		return net.build(x);
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
		final RandomWeights random = new RandomWeights(4);
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(64, 56, 56));
		x = net.add("conv1", new Convolution(random.kernel(64, 64, 1, 1), random.array(64, 1), Window.of(1, 1, Padding.NONE),
			1), Activation.RELU, x);
		x = net.add("conv2", new Convolution(random.kernel(192, 64, 3, 3), random.array(192, 1), Window.of(3, 1, Padding.SAME),
			1), Activation.RELU, x);
		x = net.add("conv3", new Convolution(random.kernel(16, 192, 1, 1), random.array(16, 1), Window.of(1, 1, Padding.NONE),
			1), x);
		assertBatchDoesNotMatter(net.build(x), 8);
	}

	/** This version of the library writes beyond maps such as these with the instructions of newer processors. */
	@Test
	void smallMapsAreComputedToo() {
		final RandomWeights random = new RandomWeights(5);
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(480, 6, 6));
		x = net.add("conv1", new Convolution(random.kernel(192, 480, 1, 1), random.array(192, 1), Window.of(1, 1, Padding.NONE),
			1), Activation.RELU, x);
		x = net.add("conv2", new Convolution(random.kernel(48, 192, 5, 5), random.array(48, 1), Window.of(5, 1, Padding.SAME),
			1), x);
		final Network small = net.build(x);
		assertBatchDoesNotMatter(small, 5);
		final BackendComparison rounded = BackendComparison.of(new OneDnnBackend(), ProgramSpec.of(small, small.output())
			.precision(Precision.BFLOAT16), 5);
		assertTrue(rounded.activation < 1e-2, rounded.toString());
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
