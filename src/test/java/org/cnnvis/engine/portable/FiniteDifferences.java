package org.cnnvis.engine.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.network.Node;

/**
 * Compares a program's gradient, in double precision, with central finite differences along random directions. A
 * direction in which the function bends between two step sizes (a ReLU or a maximum changes over) is left out.
 */
final class FiniteDifferences {

	private static final int DIRECTIONS = 12;
	private static final double STEP = 1.0 / (1 << 16);

	private FiniteDifferences() {}

	static void check(final String name, final ProgramSpec spec, final long seed) {
		try (Nd4jProgram program = (Nd4jProgram) new Nd4jBackend(true).compile(spec)) {
			final RandomWeights random = new RandomWeights(seed);
			final float[] pictures = random.picture(spec.batch() * program.inputShape().size());
			final List<Node> taps = spec.taps();
			final float[][] cotangents = new float[taps.size()][];
			for (int t = 0; t < cotangents.length; t++)
				cotangents[t] = random.array(spec.batch() * program.tapShape(t).size(), 1);
			final float[] gradient = new float[pictures.length];
			program.forward(pictures);
			program.backward(cotangents, gradient);
			int smooth = 0;
			for (int d = 0; d < DIRECTIONS; d++) {
				// Every second direction is a single number, the others mix a few.
				final float[] direction = direction(random, pictures.length, d % 2 == 0 ? 1 : 8);
				final double slope = slope(program, pictures, direction, cotangents, STEP);
				final double half = slope(program, pictures, direction, cotangents, STEP / 2);
				double expected = 0, size = 0;
				for (int i = 0; i < gradient.length; i++) {
					expected += (double) gradient[i] * direction[i];
					size += Math.abs(gradient[i] * direction[i]);
				}
				// The third derivative times step^2 / 6, and float32 rounding of the gradient when it is read.
				final double tolerance = 1e-6 * Math.max(1, size);
				if (Math.abs(slope - half) > tolerance) continue;
				smooth++;
				assertEquals(half, expected, tolerance, name + " in direction " + d);
			}
			assertTrue(smooth > DIRECTIONS / 2, name + " is smooth in " + smooth + " directions only");
		}
	}

	private static float[] direction(final RandomWeights random, final int length, final int ones) {
		final float[] direction = new float[length];
		for (int i = 0; i < ones; i++)
			direction[random.below(length)] = random.below(2) == 0 ? 1 : -1;
		return direction;
	}

	private static double slope(final Nd4jProgram program, final float[] at, final float[] direction,
		final float[][] cotangents, final double step)
	{
		return (value(program, at, direction, cotangents, step) - value(program, at, direction, cotangents, -step)) / (2 *
			step);
	}

	private static double value(final Nd4jProgram program, final float[] at, final float[] direction,
		final float[][] cotangents, final double step)
	{
		final float[] pictures = at.clone();
		for (int i = 0; i < at.length; i++)
			pictures[i] += step * direction[i];
		program.forward(pictures);
		double sum = 0;
		for (int t = 0; t < cotangents.length; t++) {
			final double[] activation = program.readDoubles(t);
			for (int i = 0; i < activation.length; i++)
				sum += activation[i] * cotangents[t][i];
		}
		return sum;
	}
}
