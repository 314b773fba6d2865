package org.cnnvis.visualize;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.visualize.objective.Aim;
import org.cnnvis.visualize.objective.Diversity;

/**
 * Gradient ascent for one batch of pictures, each with an aim of its own. If a method is interrupted
 * ({@link java.util.concurrent.CancellationException}), the activations stay those of the last evaluation.
 *
 * <pre>{@code
 * ascent.evaluate();
 * for (int i = 0; i < steps; i++) {
 * 	ascent.step(i);
 * 	ascent.evaluate();
 * }
 * }</pre>
 */
final class Ascent {

	private final GradientProgram program;
	private final List<? extends Climber> climbers;
	private final List<Aim> aims;
	private final List<Diversity> diversities;
	private final int batch, size;
	private final float[] input, gradient;
	private final float[][] taps, cotangents;
	private final double[] activations, potentials, charges;

	/**
	 * @param climbers as many as the program's batch, each with its aim
	 * @param diversities of those that are to differ
	 */
	Ascent(final GradientProgram program, final List<? extends Climber> climbers, final List<Aim> aims,
		final List<Diversity> diversities)
	{
		this.diversities = diversities;
		this.program = program;
		this.climbers = climbers;
		this.aims = aims;
		this.batch = climbers.size();
		this.size = program.inputShape().size();
		this.input = new float[Math.multiplyExact(batch, size)];
		this.gradient = new float[input.length];
		this.taps = new float[program.spec().taps().size()][];
		this.cotangents = new float[taps.length][];
		for (int t = 0; t < taps.length; t++) {
			taps[t] = new float[batch * program.tapShape(t).size()];
			cotangents[t] = new float[taps[t].length];
		}
		this.activations = new double[batch];
		this.potentials = new double[batch];
		this.charges = new double[batch];
	}

	/** Computes the activations of the pictures as they will be shown. */
	void evaluate() {
		forward(i -> climbers.get(i).show(input, i * size));
	}

	/** Computes the activations of the pictures as the transforms of a step change them. */
	void evaluateTransformed(final int step) {
		forward(i -> climbers.get(i).showTransformed(step, input, i * size));
	}

	private void forward(final IntConsumer show) {
		IntStream.range(0, batch).parallel().forEach(show);
		program.forward(input);
		for (int t = 0; t < taps.length; t++)
			program.read(t, taps[t]);
		for (int i = 0; i < batch; i++) {
			activations[i] = aims.get(i).value(taps, i, batch);
			potentials[i] = aims.get(i).potential(taps, i, batch);
		}
	}

	/** Makes the next pictures from those evaluated last. */
	void step(final int step) {
		for (final float[] cotangent : cotangents)
			Arrays.fill(cotangent, 0);
		IntStream.range(0, batch).parallel().forEach(i -> aims.get(i).drive(taps, cotangents, i, batch));
		for (final Diversity diversity : diversities)
			diversity.drive(taps, cotangents, activations);
		program.backward(cotangents, gradient);
		IntStream.range(0, batch).parallel().forEach(i -> charges[i] = climbers.get(i).climb(gradient, i * size, step));
	}

	/** The picture's objective, when it was evaluated last. */
	double activation(final int i) {
		return activations[i];
	}

	/** The same with the values before the activation function, which may be below 0. */
	double potential(final int i) {
		return potentials[i];
	}

	/** What the penalties took off the objective, for the picture that the last step began with. */
	double charge(final int i) {
		return charges[i];
	}
}
