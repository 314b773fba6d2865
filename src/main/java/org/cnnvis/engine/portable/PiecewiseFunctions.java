package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Expm1;

/** Activation functions with corners. At a corner they have the slope of TensorFlow: a ReLU at 0 has none. */
final class PiecewiseFunctions {

	private PiecewiseFunctions() {}

	/** max(x, 0) */
	static Function plainRelu() {
		return Function.withSlopeFromValue((tape, x, y, t) -> tape.max(x, 0, y), (tape, y, d, t, u) -> tape.isAbove(y, 0,
			d));
	}

	/** @param max infinite for none */
	static Function relu(final double slope, final double max, final double threshold) {
		return Function.of((tape, x, y, t) -> {
			tape.max(x, threshold, y);
			if (threshold != 0) {
				tape.multiply(x, -1, t);
				tape.isAbove(t, -threshold, t);
				tape.multiply(t, threshold, t);
				tape.subtract(y, t, y);
			}
			if (slope != 0) {
				tape.min(x, threshold, t);
				tape.add(t, -threshold, t);
				tape.multiply(t, slope, t);
				tape.add(y, t, y);
			}
			if (max < Double.POSITIVE_INFINITY) tape.min(y, max, y);
		}, (tape, x, d, t, u) -> {
			tape.isAbove(x, threshold, d);
			tape.multiply(d, 1 - slope, d);
			tape.add(d, slope, d);
			if (max < Double.POSITIVE_INFINITY) {
				tape.multiply(x, -1, t);
				tape.isAbove(t, -max, t);
				tape.multiply(d, t, d);
			}
		});
	}

	/** scale (max(x, 0) + alpha (exp(min(x, 0)) - 1)) */
	static Function elu(final double scale, final double alpha) {
		return Function.of((tape, x, y, t) -> {
			tape.min(x, 0, y);
			tape.op(new Expm1(y, y));
			tape.multiply(y, scale * alpha, y);
			tape.max(x, 0, t);
			tape.multiply(t, scale, t);
			tape.add(y, t, y);
		}, (tape, x, d, t, u) -> {
			tape.min(x, 0, d);
			tape.op(new Exp(d, d));
			tape.multiply(d, scale * alpha, d);
			tape.isAbove(x, 0, t);
			tape.multiply(d, t, u);
			tape.subtract(d, u, d);
			tape.multiply(t, scale, t);
			tape.add(d, t, d);
		});
	}

	/** clip(a x + b, 0, 1) */
	static Function hardSigmoid(final double a, final double b) {
		return Function.of((tape, x, y, t) -> clippedLine(tape, x, a, b, y), (tape, x, d, t, u) -> lineSlope(tape, x, a, b,
			d, t));
	}

	/** x clip(x / 6 + 1 / 2, 0, 1) */
	static Function hardSwish() {
		return Function.of((tape, x, y, t) -> {
			clippedLine(tape, x, 1.0 / 6, 0.5, t);
			tape.multiply(x, t, y);
		}, (tape, x, d, t, u) -> {
			clippedLine(tape, x, 1.0 / 6, 0.5, u);
			lineSlope(tape, x, 1.0 / 6, 0.5, d, t);
			tape.multiply(d, x, d);
			tape.add(d, u, d);
		});
	}

	private static void clippedLine(final Tape tape, final INDArray x, final double a, final double b,
		final INDArray z)
	{
		tape.multiply(x, a, z);
		tape.add(z, b, z);
		tape.max(z, 0, z);
		tape.min(z, 1, z);
	}

	/** d = a where 0 < a x + b < 1, else 0 */
	private static void lineSlope(final Tape tape, final INDArray x, final double a, final double b, final INDArray d,
		final INDArray t)
	{
		tape.multiply(x, a, d);
		tape.add(d, b, d);
		tape.multiply(d, -1, t);
		tape.isAbove(t, -1, t);
		tape.isAbove(d, 0, d);
		tape.multiply(d, t, d);
		tape.multiply(d, a, d);
	}

	static Function abs() {
		return Function.of((tape, x, y, t) -> tape.op(new Abs(x, y)), (tape, x, d, t, u) -> {
			tape.isAbove(x, 0, d);
			tape.multiply(x, -1, t);
			tape.isAbove(t, 0, t);
			tape.subtract(d, t, d);
		});
	}
}
