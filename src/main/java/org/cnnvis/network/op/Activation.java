package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;

/** An activation function of each number by itself. */
public final class Activation implements Op {

	/** The formulas; a and b are the parameters {@link #alpha()} and {@link #beta()}. */
	public enum Function {
			/** x */
			LINEAR,
			/** min(b, x) where x >= threshold, else a * (x - threshold); threshold 0 and b infinite as a rule */
			RELU,
			/** x where x > 0, else a * (exp(x) - 1) */
			ELU,
			/** 1.0507009873554805 * (x where x > 0, else 1.6732632423543772 * (exp(x) - 1)) */
			SELU,
			/** 1 / (1 + exp(-x)) */
			SIGMOID,
			/** tanh(x) */
			TANH,
			/** log(1 + exp(x)) */
			SOFTPLUS,
			/** x / (1 + |x|) */
			SOFTSIGN,
			/** x * sigmoid(a * x), a = 1 for SiLU */
			SWISH,
			/** clip(a * x + b, 0, 1) */
			HARD_SIGMOID,
			/** x * clip(x / 6 + 1/2, 0, 1) */
			HARD_SWISH,
			/** x * Phi(x), Phi the normal distribution (by the error function) */
			GELU,
			/** x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) */
			GELU_TANH,
			/** x * tanh(softplus(x)) */
			MISH,
			/** exp(x) */
			EXP,
			/** |x| */
			ABS,
			/** x^2 */
			SQUARE,
			/** x^3 */
			CUBE
	}

	public static final Activation LINEAR = new Activation(Function.LINEAR, 0, 0, 0);
	public static final Activation RELU = relu(0, Float.POSITIVE_INFINITY, 0);
	public static final Activation RELU6 = relu(0, 6, 0);
	public static final Activation SIGMOID = new Activation(Function.SIGMOID, 0, 0, 0);
	public static final Activation TANH = new Activation(Function.TANH, 0, 0, 0);

	private final Function function;
	private final float alpha;
	private final float beta;
	private final float threshold;

	private Activation(final Function function, final float alpha, final float beta, final float threshold) {
		this.function = function;
		this.alpha = alpha;
		this.beta = beta;
		this.threshold = threshold;
	}

	public static Activation of(final Function function) {
		return of(function, function == Function.SWISH || function == Function.ELU ? 1 : 0, function == Function.RELU
			? Float.POSITIVE_INFINITY : 0);
	}

	public static Activation of(final Function function, final float alpha, final float beta) {
		return new Activation(function, alpha, beta, 0);
	}

	/**
	 * @param slope below the threshold
	 * @param max upper limit, infinite for none
	 */
	public static Activation relu(final float slope, final float max, final float threshold) {
		return new Activation(Function.RELU, slope, max, threshold);
	}

	public Function function() {
		return function;
	}

	public float alpha() {
		return alpha;
	}

	public float beta() {
		return beta;
	}

	/** Of a ReLU; 0 as a rule. */
	public float threshold() {
		return threshold;
	}

	/** max(x, 0), nothing else. */
	public boolean isPlainRelu() {
		return function == Function.RELU && alpha == 0 && threshold == 0 && beta == Float.POSITIVE_INFINITY;
	}

	/** A ReLU without a slope below its threshold: where all numbers are below, no gradient comes through. */
	public boolean canDie() {
		return function == Function.RELU && alpha == 0;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		return inputs.get(0);
	}

	@Override
	public String name() {
		return function.name().toLowerCase();
	}

	@Override
	public String toString() {
		if (isPlainRelu() || function == Function.LINEAR) return name();
		return name() + " " + alpha + " " + beta + (threshold == 0 ? "" : " " + threshold);
	}
}
