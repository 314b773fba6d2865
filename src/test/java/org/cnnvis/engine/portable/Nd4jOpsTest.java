package org.cnnvis.engine.portable;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.engine.Differences;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.OpCase;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.engine.Reference;
import org.cnnvis.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation by itself, against plain loops and against finite differences. */
class Nd4jOpsTest {

	private static final int BATCH = 2;

	/**
	 * Sums here have at most 280 terms of both signs; float32 rounds each of them by 2^-24 of its size, which adds up to
	 * about sqrt(280) * 2^-24 = 1e-6 of the largest value.
	 */
	private static final double FLOAT_TOLERANCE = 2e-6;

	@ParameterizedTest(name = "{0}")
	@MethodSource("org.cnnvis.engine.OpCases#all")
	void activationsAreThoseOfTheFormula(final OpCase c) {
		final double difference = forwardDifference(c.network, new Nd4jBackend());
		assertTrue(difference < FLOAT_TOLERANCE, c + " differs by " + difference);
	}

	private static double forwardDifference(final Network network, final Nd4jBackend backend) {
		final RandomWeights random = new RandomWeights(5);
		try (GradientProgram program = backend.compile(ProgramSpec.of(network, network.output()).batch(BATCH))) {
			final int size = program.inputShape().size(), out = program.tapShape(0).size();
			final float[] pictures = random.picture(BATCH * size), activations = new float[BATCH * out];
			program.forward(pictures);
			program.read(0, activations);
			final double[] expected = new double[BATCH * out];
			for (int n = 0; n < BATCH; n++) {
				final double[] picture = new double[size];
				for (int i = 0; i < size; i++)
					picture[i] = pictures[n * size + i];
				System.arraycopy(Reference.run(network, 0, 0, picture).get(network.output()), 0, expected, n * out, out);
			}
			return Differences.relative(expected, Differences.doubles(activations));
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("org.cnnvis.engine.OpCases#all")
	void gradientsAreThoseOfFiniteDifferences(final OpCase c) {
		FiniteDifferences.check(c.name, ProgramSpec.of(c.network, c.network.output()).batch(BATCH), 3);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("org.cnnvis.engine.OpCases#all")
	void gradientsInFloat32AreThoseInDoublePrecision(final OpCase c) {
		final ProgramSpec spec = ProgramSpec.of(c.network, c.network.output()).batch(BATCH);
		final double difference = Differences.relative(gradient(new Nd4jBackend(true), spec), gradient(new Nd4jBackend(),
			spec));
		assertTrue(difference < FLOAT_TOLERANCE, c + " differs by " + difference);
	}

	private static double[] gradient(final Nd4jBackend backend, final ProgramSpec spec) {
		final RandomWeights random = new RandomWeights(7);
		try (GradientProgram program = backend.compile(spec)) {
			final float[] gradient = new float[spec.batch() * program.inputShape().size()];
			program.forward(random.picture(gradient.length));
			program.backward(new float[][] { random.array(spec.batch() * program.tapShape(0).size(), 1) }, gradient);
			return Differences.doubles(gradient);
		}
	}
}
