package org.cnnvis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.cnnvis.engine.Parameter;

/** Changes a program's parameters after each step, where they lie, in pieces on all cores. */
final class Optimizer {

	private static final int PIECE = 1 << 14;

	/** Buffers of the threads. */
	private static final ThreadLocal<float[][]> BUFFERS = ThreadLocal.withInitial(() -> new float[2][PIECE]);

	private final UpdateRule rule;
	private final double decay;
	private final List<Parameter> parameters;
	private final double[] rates;
	/** For each parameter, what the rule keeps. */
	private final float[][][] states;
	/** {parameter, start} of each piece. */
	private final List<int[]> pieces = new ArrayList<>();

	/**
	 * @param rates the parameters' learning rates at their highest
	 * @param decay of the weights; biases have it as well
	 */
	Optimizer(final UpdateRule rule, final List<Parameter> parameters, final ToDoubleFunction<Parameter> rates,
		final double decay)
	{
		this.rule = rule;
		this.decay = decay;
		this.parameters = parameters;
		this.rates = parameters.stream().mapToDouble(rates).toArray();
		this.states = new float[parameters.size()][rule.states][];
		for (int p = 0; p < states.length; p++) {
			final int length = parameters.get(p).length();
			for (int s = 0; s < rule.states; s++)
				states[p][s] = new float[length];
			for (int from = 0; from < length; from += PIECE)
				pieces.add(new int[] { p, from });
		}
	}

	/**
	 * @param factor of all learning rates
	 * @param step counts from 1
	 */
	void step(final double factor, final long step) {
		IntStream.range(0, pieces.size()).parallel().forEach(i -> update(pieces.get(i)[0], pieces.get(i)[1], factor, step));
	}

	private void update(final int p, final int from, final double factor, final long step) {
		final Parameter parameter = parameters.get(p);
		final int n = Math.min(PIECE, parameter.length() - from);
		final float[] w = BUFFERS.get()[0], g = BUFFERS.get()[1];
		parameter.values().position(from).get(w, 0, n);
		parameter.gradient().position(from).get(g, 0, n);
		rule.update(w, g, states[p], from, n, factor * rates[p], decay, step);
		parameter.values().position(from).put(w, 0, n);
	}

	/** For each parameter, what the rule keeps: the arrays themselves. */
	float[][][] states() {
		return states;
	}
}
