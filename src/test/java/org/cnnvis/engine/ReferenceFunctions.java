package org.cnnvis.engine;

import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.L2Normalization;
import org.cnnvis.network.op.LayerNormalization;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Op;

/** Formulas of one number, and of the channels of one position. */
final class ReferenceFunctions {

	private ReferenceFunctions() {}

	static double value(final Activation f, final double x) {
		final double a = f.alpha(), b = f.beta();
		switch (f.function()) {
			case LINEAR:
				return x;
			case RELU:
				return Math.min(b, x >= f.threshold() ? x : a * (x - f.threshold()));
			case ELU:
				return x > 0 ? x : a * (Math.exp(x) - 1);
			case SELU:
				return 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1));
			case SIGMOID:
				return sigmoid(x);
			case TANH:
				return Math.tanh(x);
			case SOFTPLUS:
				return Math.log(1 + Math.exp(x));
			case SOFTSIGN:
				return x / (1 + Math.abs(x));
			case SWISH:
				return x * sigmoid(a * x);
			case HARD_SIGMOID:
				return clip(a * x + b);
			case HARD_SWISH:
				return x * clip(x / 6 + 0.5);
			case GELU:
				return x * 0.5 * (1 + erf(x / Math.sqrt(2)));
			case GELU_TANH:
				return x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
			case MISH:
				return x * Math.tanh(Math.log(1 + Math.exp(x)));
			case EXP:
				return Math.exp(x);
			case ABS:
				return Math.abs(x);
			case SQUARE:
				return x * x;
			case CUBE:
				return x * x * x;
			default:
				throw new IllegalArgumentException("no formula for " + f);
		}
	}

	private static double sigmoid(final double x) {
		return 1 / (1 + Math.exp(-x));
	}

	private static double clip(final double x) {
		return Math.min(1, Math.max(0, x));
	}

	/** The error function by its Taylor series, good to 1e-14 for |x| < 4. */
	private static double erf(final double x) {
		double term = x, sum = x;
		for (int n = 1; n < 200; n++) {
			term *= -x * x / n;
			sum += term / (2 * n + 1);
		}
		return 2 / Math.sqrt(Math.PI) * sum;
	}

	static double[] column(final Op op, final double[] x) {
		final double[] y = new double[x.length];
		double sum = 0, squares = 0, exponentials = 0;
		for (final double v : x) {
			sum += v;
			squares += v * v;
			exponentials += Math.exp(v);
		}
		final double mean = sum / x.length;
		double variance = 0;
		for (final double v : x)
			variance += (v - mean) * (v - mean) / x.length;
		for (int c = 0; c < x.length; c++)
			if (op instanceof L2Normalization) y[c] = x[c] / Math.max(Math.sqrt(squares), ((L2Normalization) op).epsilon());
			else if (op instanceof LayerNormalization) {
				final LayerNormalization n = (LayerNormalization) op;
				y[c] = (x[c] - mean) / Math.sqrt(variance + n.epsilon()) * n.gamma()[c] + n.beta()[c];
			}
			else if (op instanceof LocalResponseNormalization) y[c] = x[c] / neighbours((LocalResponseNormalization) op, x, c);
			else y[c] = Math.exp(x[c]) / exponentials;
		return y;
	}

	private static double neighbours(final LocalResponseNormalization op, final double[] x, final int c) {
		double sum = 0;
		for (int i = Math.max(0, c - op.size() / 2); i <= Math.min(x.length - 1, c + op.size() / 2); i++)
			sum += x[i] * x[i];
		return Math.pow((double) op.k() + op.alpha() * sum, op.beta());
	}
}
