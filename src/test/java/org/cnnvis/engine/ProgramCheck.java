package org.cnnvis.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;

/** Compares a backend's activations and gradients with those by definition, on random pictures. */
public final class ProgramCheck {

	private final Backend backend;
	private final Network network;
	private final int height, width, batch;
	private final double tolerance;

	/** @param tolerance for the norm of the difference, relative to the norm of what is right */
	public ProgramCheck(final Backend backend, final Network network, final int height, final int width,
		final int batch, final double tolerance)
	{
		this.backend = backend;
		this.network = network;
		this.height = height;
		this.width = width;
		this.batch = batch;
		this.tolerance = tolerance;
	}

	/** Checks the activation at each tap, and the gradient for random cotangents at all taps, of each picture. */
	public void run(final long seed, final Node... taps) {
		final Random random = new Random(seed);
		try (GradientProgram program = backend.compile(ProgramSpec.of(network, taps).size(height, width).batch(batch))) {
			final int size = program.inputShape().size();
			final float[] pictures = gaussian(random, batch * size), gradient = new float[batch * size];
			final float[][] cotangents = new float[taps.length][], activations = new float[taps.length][];
			for (int t = 0; t < taps.length; t++) {
				cotangents[t] = gaussian(random, batch * program.tapShape(t).size());
				activations[t] = new float[cotangents[t].length];
			}
			program.forward(pictures);
			for (int t = 0; t < taps.length; t++)
				program.read(t, activations[t]);
			program.backward(cotangents, gradient);
			for (int n = 0; n < batch; n++) {
				final NaiveNetwork right = new NaiveNetwork(network, height, width, picture(pictures, n, size));
				final Map<Node, float[]> given = new IdentityHashMap<>();
				for (int t = 0; t < taps.length; t++) {
					final Shape shape = program.tapShape(t);
					given.put(taps[t], picture(cotangents[t], n, shape.size()));
					assertClose(right.activation(taps[t]), picture(activations[t], n, shape.size()), "activation of " + taps[t]);
				}
				assertClose(right.gradient(given), picture(gradient, n, size), "gradient for " + Arrays.toString(taps));
			}
		}
	}

	private void assertClose(final double[] right, final float[] computed, final String what) {
		final double error = relativeError(right, computed);
		assertTrue(error <= tolerance, () -> what + ": relative error " + error + ", allowed " + tolerance);
	}

	/** |computed - right| / |right|, by the Euclidean norm. */
	public static double relativeError(final double[] right, final float[] computed) {
		double difference = 0, norm = 0;
		for (int i = 0; i < right.length; i++) {
			difference += (computed[i] - right[i]) * (computed[i] - right[i]);
			norm += right[i] * right[i];
		}
		return norm == 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
	}

	public static float[] gaussian(final Random random, final int length) {
		final float[] numbers = new float[length];
		for (int i = 0; i < length; i++)
			numbers[i] = (float) random.nextGaussian();
		return numbers;
	}

	/** Numbers of picture n of a batch. */
	public static float[] picture(final float[] batch, final int n, final int size) {
		return Arrays.copyOfRange(batch, n * size, (n + 1) * size);
	}
}
