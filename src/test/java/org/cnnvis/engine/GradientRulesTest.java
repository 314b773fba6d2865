package org.cnnvis.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;

import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients that are not the derivative, against their definitions. */
class GradientRulesTest {

	/** But for the sign of zero. */
	private static final float EXACT = Float.MIN_VALUE;

	static Stream<Backend> backends() {
		return Stream.of(new OneDnnBackend(), new Nd4jBackend()).filter(b -> !b.unavailable().isPresent());
	}

	private static float[] gradient(final Backend backend, final ProgramSpec spec, final float[] pictures,
		final float[] cotangent)
	{
		final float[] gradient = new float[pictures.length];
		try (GradientProgram program = backend.compile(spec)) {
			program.forward(pictures);
			program.backward(new float[][] { cotangent }, gradient);
		}
		return gradient;
	}

	/** One channel of 1 x 3 pixels through an affine function, so that the picture is not the ReLU's own input, and a ReLU. */
	private static ProgramSpec relu(final Activation relu) {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(1, 1, 3));
		final Node shifted = net.add("shift", new Affine(new float[] { 2 }, new float[] { -1 }), input);
		final Node out = net.add("relu", relu, shifted);
		return ProgramSpec.of(net.build(out), out).batch(3).rules(GradientRule.REDIRECT_DEAD_RELU);
	}

	@ParameterizedTest
	@MethodSource("backends")
	void onlyPicturesWhoseGradientIsStoppedEntirelyAreRedirected(final Backend backend) {
		// The first is dead, the second is not; of the third the living pixel has no gradient, so it counts as dead.
		final float[] pictures = { -1, -2, -3, -1, 2, -3, -1, 2, -3 };
		final float[] cotangent = { 5, -6, 7, 5, -6, 7, 5, 0, -7 };
		assertArrayEquals(new float[] { 10, 0, 14, 0, -12, 0, 10, 0, 0 }, gradient(backend, relu(Activation.RELU), pictures,
			cotangent), EXACT);
		assertArrayEquals(new float[] { 0, 0, 0, 0, -12, 0, 0, 0, 0 }, gradient(backend, relu(Activation.RELU).rules(),
			pictures, cotangent), EXACT);
	}

	@ParameterizedTest
	@MethodSource("backends")
	void aboveALimitNothingPushesHigher(final Backend backend) {
		final float[] pictures = { -1, 9, -3, -1, 2, 9, 9, 9, 9 };
		final float[] cotangent = { 5, 6, -7, 5, -6, 7, 5, -6, 7 };
		assertArrayEquals(new float[] { 10, 0, 0, 0, -12, 0, 0, 0, 0 }, gradient(backend, relu(Activation.RELU6), pictures,
			cotangent), EXACT);
	}

	@ParameterizedTest
	@MethodSource("backends")
	void aLeakyReluIsNeverRedirected(final Backend backend) {
		final Activation leaky = Activation.relu(0.5f, Float.POSITIVE_INFINITY, 0);
		assertArrayEquals(new float[] { 5, -6, 7, 5, -12, 7, 5, 0, -7 }, gradient(backend, relu(leaky), new float[] { -1, -2,
			-3, -1, 2, -3, -1, 2, -3 }, new float[] { 5, -6, 7, 5, -6, 7, 5, 0, -7 }), EXACT);
	}

	@ParameterizedTest
	@MethodSource("backends")
	void aSmoothMaximumHasTheGradientOfItsSmoothFunction(final Backend backend) {
		check(backend, Pooling.max(3, 2, Padding.of(1)));
		check(backend, Pooling.max(2, 2, Padding.NONE));
		check(backend, new GlobalPooling(Pooling.Kind.MAX));
	}

	private static void check(final Backend backend, final Op maximum) {
		final int channels = 3, height = 5, width = 7, size = channels * height * width;
		final NetworkBuilder net = new NetworkBuilder();
		final Node pool = net.add("pool", maximum, net.add("input", new Input(channels, height, width)));
		final Network network = net.build(pool);
		final ProgramSpec spec = ProgramSpec.of(network, pool).rules(GradientRule.SMOOTH_MAX_POOL);
		final RandomWeights random = new RandomWeights(11);
		final float[] picture = random.array(size, 1);
		final float[] cotangent = random.array(network.shapes(0, 0).get(pool).size(), 1);
		final float[] gradient = gradient(backend, spec, picture, cotangent);
		final double step = 1e-5;
		for (int i = 0; i < size; i++) {
			final double[] up = Differences.doubles(picture), down = up.clone();
			up[i] += step;
			down[i] -= step;
			final double expected = (smooth(maximum, up, channels, height, width, cotangent) - smooth(maximum, down, channels,
				height, width, cotangent)) / (2 * step);
			// The third derivative times step^2 / 6, and float32: 9 products and two quotients.
			assertEquals(expected, gradient[i], 1e-5 * Math.max(1, Math.abs(expected)), maximum + " at " + i);
		}
	}

	/** Sum of cotangent * mean(x^2) / (0.01 + mean(|x|)), by the reference's averages. */
	private static double smooth(final Op maximum, final double[] picture, final int channels, final int height,
		final int width, final float[] cotangent)
	{
		final Op mean = maximum instanceof Pooling ? new Pooling(Pooling.Kind.AVERAGE, ((Pooling) maximum).window(), false)
			: new GlobalPooling(Pooling.Kind.AVERAGE);
		final NetworkBuilder net = new NetworkBuilder();
		final Node pool = net.add("mean", mean, net.add("input", new Input(channels, height, width)));
		final Network network = net.build(pool);
		final double[] squares = Reference.run(network, 0, 0, Arrays.stream(picture).map(x -> x * x).toArray()).get(pool);
		final double[] sizes = Reference.run(network, 0, 0, Arrays.stream(picture).map(Math::abs).toArray()).get(pool);
		double sum = 0;
		for (int i = 0; i < squares.length; i++)
			sum += cotangent[i] * squares[i] / (0.01 + sizes[i]);
		return sum;
	}

	@ParameterizedTest
	@MethodSource("backends")
	void rulesDoNotChangeWhatIsComputedForward(final Backend backend) {
		final NetworkBuilder net = new NetworkBuilder();
		final Node relu = net.add("relu", Activation.RELU, net.add("input", new Input(2, 6, 6)));
		final Node pool = net.add("pool", Pooling.max(2, 2, Padding.NONE), relu);
		final ProgramSpec spec = ProgramSpec.of(net.build(pool), pool);
		final float[] picture = new RandomWeights(3).array(72, 1), plain = new float[18], ruled = new float[18];
		try (GradientProgram a = backend.compile(spec); GradientProgram b = backend.compile(spec.rules(GradientRule.values()))) {
			a.forward(picture);
			b.forward(picture);
			a.read(0, plain);
			b.read(0, ruled);
		}
		assertArrayEquals(plain, ruled);
		assertTrue(spec.rules(GradientRule.values()).follows(GradientRule.SMOOTH_MAX_POOL));
	}
}
