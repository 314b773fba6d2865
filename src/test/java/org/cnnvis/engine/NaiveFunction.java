package org.cnnvis.engine;

import java.util.function.DoubleUnaryOperator;

import org.cnnvis.network.op.Activation;

/** Activation functions by their definition; derivatives by central differences where they are smooth. */
final class NaiveFunction {

	private static final double STEP = 1e-5;

	private NaiveFunction() {}

	static int of(final Activation a, final Tape tape, final int x) {
		final double v = tape.value(x);
		switch (a.function()) {
			case RELU:
				final double y = v >= a.threshold() ? Math.min(a.beta(), v) : a.alpha() * (v - a.threshold());
				final boolean rises = v > a.threshold() && v < a.beta();
				return tape.function(x, y, rises ? 1 : v > a.threshold() ? 0 : a.alpha());
			case HARD_SIGMOID:
				final double z = a.alpha() * v + a.beta();
				return tape.function(x, Math.max(0, Math.min(1, z)), z > 0 && z < 1 ? a.alpha() : 0);
			case ABS:
				return tape.function(x, Math.abs(v), Math.signum(v));
			default:
				final DoubleUnaryOperator f = smooth(a);
				// Fourth order: the error is about 1e-12 of the function's size, far below float32.
				final double slope = (8 * (f.applyAsDouble(v + STEP) - f.applyAsDouble(v - STEP)) - f.applyAsDouble(v + 2 *
					STEP) + f.applyAsDouble(v - 2 * STEP)) / (12 * STEP);
				return tape.function(x, f.applyAsDouble(v), slope);
		}
	}

	private static DoubleUnaryOperator smooth(final Activation a) {
		switch (a.function()) {
			case LINEAR:
				return v -> v;
			case ELU:
				return v -> v > 0 ? v : a.alpha() * Math.expm1(v);
			case SELU:
				return v -> 1.0507009873554805 * (v > 0 ? v : 1.6732632423543772 * Math.expm1(v));
			case SIGMOID:
				return NaiveFunction::sigmoid;
			case TANH:
				return Math::tanh;
			case SOFTPLUS:
				return NaiveFunction::softplus;
			case SOFTSIGN:
				return v -> v / (1 + Math.abs(v));
			case SWISH:
				return v -> v * sigmoid(a.alpha() * v);
			case HARD_SWISH:
				return v -> v * Math.max(0, Math.min(1, v / 6 + 0.5));
			case GELU:
				return v -> v * normal(v);
			case GELU_TANH:
				return v -> v / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v)));
			case MISH:
				return v -> v * Math.tanh(softplus(v));
			case EXP:
				return Math::exp;
			case SQUARE:
				return v -> v * v;
			case CUBE:
				return v -> v * v * v;
			default:
				throw new AssertionError("no definition of " + a);
		}
	}

	private static double sigmoid(final double v) {
		return 1 / (1 + Math.exp(-v));
	}

	private static double softplus(final double v) {
		return v > 0 ? v + Math.log1p(Math.exp(-v)) : Math.log1p(Math.exp(v));
	}

	/** The normal distribution by its series (Marsaglia 2004), exact to double precision where |v| is below 7. */
	private static double normal(final double v) {
		double term = v, sum = v;
		for (int i = 3; sum + (term = term * v * v / i) != sum; i += 2)
			sum += term;
		return 0.5 + sum * Math.exp(-0.5 * v * v - 0.91893853320467274178);
	}
}
