package org.cnnvis.engine.portable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

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
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiledWinogradTest {

	/** Rounding after three layers of up to 72 * 9 terms. */
	private static final double TOLERANCE = 5e-6;

	@AfterEach
	void forgetThreads() {
		System.clearProperty(NativeThreads.PROPERTY);
	}

	/** Three convolutions of which two are computed by tiles, the gradient of all three. */
	private static Network network(final int height, final int width, final Padding padding) {
		final RandomWeights random = new RandomWeights(4);
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, height, width));
		x = net.add("conv1", convolution(random, 3, 72, random.array(72, 1), padding), Activation.RELU, x);
		x = net.add("conv2", convolution(random, 72, 40, random.array(40, 1), padding), Activation.RELU, x);
		return net.build(net.add("conv3", convolution(random, 40, 17, null, padding), x));
	}

	private static Convolution convolution(final RandomWeights random, final int in, final int out, final float[] bias,
		final Padding padding)
	{
		return new Convolution(random.kernel(out, in, 3, 3), bias, Window.of(3, 1, padding), 1);
	}

	@ParameterizedTest(name = "{0} x {1}, border {2} {3} {4} {5}")
	@CsvSource({ "13, 18, 1, 1, 1, 1", "16, 16, 1, 1, 1, 1", "19, 23, 0, 0, 0, 0", "21, 17, 1, 0, 0, 1",
		"17, 19, 0, 2, 2, 1", "10, 139, 1, 1, 1, 1" })
	void valuesAndGradientsAreThoseOfDoublePrecision(final int height, final int width, final int top, final int bottom,
		final int left, final int right)
	{
		final Network network = network(height, width, Padding.of(top, bottom, left, right));
		final ProgramSpec spec = ProgramSpec.of(network, network.node("conv2"), network.output()).batch(2);
		final double tiles = BackendComparison.of(new Nd4jBackend(), spec, 5).error();
		final double direct = BackendComparison.of(new Nd4jBackend(), spec.precision(Precision.DIRECT), 5).error();
		assertTrue(tiles < TOLERANCE, "error " + tiles);
		assertTrue(direct < tiles, direct + " < " + tiles);
	}

	/** More tiles than are multiplied at once. */
	@Test
	void aMapIsComputedInParts() {
		final Network network = network(121, 126, Padding.of(1));
		assertEquals(0, BackendComparison.of(new Nd4jBackend(), ProgramSpec.of(network, network.output()), 5).error(),
			TOLERANCE);
	}

	@Test
	void aPictureDependsNeitherOnItsBatchNorOnTheNumberOfThreads() {
		final Network network = network(26, 22, Padding.of(1));
		final ProgramSpec spec = ProgramSpec.of(network, network.output());
		System.setProperty(NativeThreads.PROPERTY, "1");
		final GradientProgram single = new Nd4jBackend().compile(spec);
		System.setProperty(NativeThreads.PROPERTY, "3");
		try (GradientProgram alone = single; GradientProgram three = new Nd4jBackend().compile(spec.batch(3))) {
			final int in = alone.inputShape().size(), out = alone.tapShape(0).size();
			final float[] pictures = new RandomWeights(7).picture(3 * in), cotangents = new RandomWeights(8).array(3 * out, 1);
			final float[] gradients = new float[3 * in], gradient = new float[in], all = new float[3 * out];
			three.forward(pictures);
			three.read(0, all);
			three.backward(new float[][] { cotangents }, gradients);
			for (int i = 0; i < 3; i++) {
				final float[] activation = new float[out];
				alone.forward(Arrays.copyOfRange(pictures, i * in, (i + 1) * in));
				alone.read(0, activation);
				alone.backward(new float[][] { Arrays.copyOfRange(cotangents, i * out, (i + 1) * out) }, gradient);
				assertArrayEquals(Arrays.copyOfRange(all, i * out, (i + 1) * out), activation);
				assertArrayEquals(Arrays.copyOfRange(gradients, i * in, (i + 1) * in), gradient);
			}
		}
	}

	@Test
	void theLibraryComputesOnAllThreadsAgainAfterwards() {
		assertFalse(Nd4jRuntime.load().isPresent());
		final int before = Blas.threads();
		Blas.begin();
		Blas.begin();
		assertEquals(before, Blas.threads());
		Blas.end();
		Blas.end();
		assertEquals(before, Blas.threads());
	}
}
