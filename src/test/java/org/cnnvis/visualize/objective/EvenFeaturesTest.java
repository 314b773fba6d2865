package org.cnnvis.visualize.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

class EvenFeaturesTest {

	private static final int SIDE = 6, FEATURES = 4, CLASSES = 3;
	private static final Shape PICTURE = Shape.of(3, SIDE, SIDE);
	private static final double EVENNESS = 3;
	private final Random random = new Random(5);
	private final Convolution dense = Convolution.dense(Tensor.of(numbers(CLASSES * FEATURES), CLASSES, FEATURES), null);
	private final Network network = network(true);

	/** Ends with a fully connected layer, or with one on each position. */
	private Network network(final boolean fullyConnected) {
		final NetworkBuilder net = new NetworkBuilder();
		final Convolution first = new Convolution(Tensor.of(numbers(FEATURES * 27), FEATURES, 3, 3, 3), null, Window.of(3, 1,
			Padding.SAME), 1);
		final Node map = net.add("map", first, Activation.RELU, net.add("input", new Input(3, SIDE, SIDE)));
		final Node end = fullyConnected ? net.add("classes", dense, net.add("features", new GlobalPooling(
			Pooling.Kind.AVERAGE), map)) : net.add("features", new GlobalPooling(Pooling.Kind.AVERAGE), net.add("classes",
				dense, map));
		return net.build(net.add("prob", new Softmax(), end));
	}

	private float[] numbers(final int count) {
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++)
			numbers[i] = (float) random.nextGaussian();
		return numbers;
	}

	private static Objective prob(final double first, final double second) {
		return new Objective(Arrays.asList(new Term(first, "prob", 0, Term.EVERYWHERE, Term.EVERYWHERE), new Term(
			second, "prob", 1, Term.EVERYWHERE, Term.EVERYWHERE)));
	}

	private static List<String> sources(final Network network, final Drive drive) {
		final Readout readout = new Readout(network, true, drive, PICTURE, PICTURE);
		readout.aim(prob(1, 1));
		return readout.taps().stream().map(Node::name).collect(Collectors.toList());
	}

	@Test
	void featuresOfAFullyConnectedLayerAreReadBesideTheLogitsIfTheyAreToBeEvened() {
		assertEquals(Arrays.asList("classes:mean", "features"), sources(network, Drive.ACTIVATION.againstRivals(3).evened(EVENNESS)));
		assertEquals(Arrays.asList("classes:mean"), sources(network, Drive.ACTIVATION.againstRivals(3).evened(0)));
		assertEquals(Arrays.asList("features:mean"), sources(network(false), Drive.ACTIVATION.againstRivals(3).evened(EVENNESS)));
		assertEquals(Arrays.asList("prob:mean"), sources(network, Drive.PROBABILITY));
	}

	@Test
	void theDirectionIsTheGradientOfASumOfLogarithmsForThePictureAlone() {
		final float[][] taps = { new float[2 * CLASSES], { 9, 9, 9, 9, 0, 0.5f, 8, -2 } }, cotangents = { { 0, 0, 0, 1, -0.5f,
			0.25f }, new float[2 * FEATURES] };
		new EvenFeatures(0, 1, dense, EVENNESS).handOn(taps, cotangents, 1, 2);
		assertArrayEquals(new float[2 * CLASSES], cotangents[0]);
		final float[] w = dense.kernel().data();
		final double mean = 8.5 / FEATURES, step = 1e-6;
		for (int k = 0; k < FEATURES; k++) {
			assertEquals(0, cotangents[1][k], 0);
			final double g = w[k] - 0.5 * w[FEATURES + k] + 0.25 * w[2 * FEATURES + k], f = taps[1][FEATURES + k];
			final double expected = g * (height(f + step, mean) - height(f, mean)) / step;
			// Of float32 sums.
			assertEquals(expected, cotangents[1][FEATURES + k], 1e-5);
		}
	}

	/** m/e log(1 + e f/m); the straight line below 0. */
	private static double height(final double f, final double mean) {
		return f < 0 ? f : mean / EVENNESS * Math.log1p(EVENNESS * f / mean);
	}

	@Test
	void wayUpIsTheLogitsOwnWhereNoFeatureIsThere() {
		final float[][] taps = { new float[CLASSES], new float[FEATURES] }, cotangents = { { 1, 0, 0 }, new float[FEATURES] };
		new EvenFeatures(0, 1, dense, EVENNESS).handOn(taps, cotangents, 0, 1);
		assertArrayEquals(Arrays.copyOf(dense.kernel().data(), FEATURES), cotangents[1]);
	}

	/** Also of several classes at once. */
	@Test
	void asEvennessGoesToNoneTheGradientBecomesTheLogitsOwn() {
		final float[] picture = numbers(PICTURE.size()), plain = gradient(0, picture);
		assertArrayEquals(plain, gradient(1e-7, picture), 1e-5f * largest(plain));
		assertTrue(Math.abs(plain[0] - gradient(EVENNESS, picture)[0]) > 0.01 * largest(plain));
	}

	private static float largest(final float[] numbers) {
		float largest = 0;
		for (final float number : numbers)
			largest = Math.max(largest, Math.abs(number));
		return largest;
	}

	private float[] gradient(final double evenness, final float[] picture) {
		return DriveGradient.of(new Readout(network, true, Drive.ACTIVATION.againstRivals(3).evened(evenness), PICTURE, PICTURE),
			prob(1, -0.5), picture, 0, 1);
	}
}
