package org.cnnvis.engine.portable;

import org.cnnvis.network.op.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;

/**
 * The functions of {@link Activation} in ND4J operations; their formulas stand there. ND4J's own activation functions
 * fix their parameters, and some overflow, so only its elementary functions are used.
 */
final class Functions {

	/** Of the approximation of GELU (Hendrycks and Gimpel 2016). */
	private static final double GELU_CUBE = 0.044715, GELU_SCALE = Math.sqrt(2 / Math.PI);

	private Functions() {}

	static Function of(final Activation a) {
		switch (a.function()) {
			case LINEAR:
				return Function.of((tape, x, y, t) -> tape.copy(x, y), (tape, x, d, t, u) -> tape.fill(d, 1));
			case RELU:
				return a.isPlainRelu() ? PiecewiseFunctions.plainRelu() : PiecewiseFunctions.relu(a.alpha(), a.beta(), a
					.threshold());
			case ELU:
				return PiecewiseFunctions.elu(1, a.alpha());
			case SELU:
				return PiecewiseFunctions.elu(1.0507009873554805, 1.6732632423543772);
			case HARD_SIGMOID:
				return PiecewiseFunctions.hardSigmoid(a.alpha(), a.beta());
			case HARD_SWISH:
				return PiecewiseFunctions.hardSwish();
			case ABS:
				return PiecewiseFunctions.abs();
			case SIGMOID:
				return Function.withSlopeFromValue((tape, x, y, t) -> tape.op(new Sigmoid(x, y)), (tape, y, d, t, u) -> {
					tape.multiply(y, y, d);
					tape.subtract(y, d, d);
				});
			case TANH:
				return Function.withSlopeFromValue((tape, x, y, t) -> tape.op(new Tanh(x, y)), (tape, y, d, t,
					u) -> oneMinusSquare(tape, y, d));
			case EXP:
				return Function.withSlopeFromValue((tape, x, y, t) -> tape.op(new Exp(x, y)), (tape, y, d, t, u) -> tape.copy(y,
					d));
			case SOFTPLUS:
				return Function.of(Functions::softplus, (tape, x, d, t, u) -> tape.op(new Sigmoid(x, d)));
			case SOFTSIGN:
				return softsign();
			case SWISH:
				return swish(a.alpha());
			case GELU:
				return gelu();
			case GELU_TANH:
				return geluTanh();
			case MISH:
				return mish();
			case SQUARE:
				return Function.of((tape, x, y, t) -> tape.multiply(x, x, y), (tape, x, d, t, u) -> tape.multiply(x, 2, d));
			case CUBE:
				return cube();
			default:
				throw new IllegalArgumentException("unknown function " + a.function());
		}
	}

	private static void oneMinusSquare(final Tape tape, final INDArray x, final INDArray z) {
		tape.multiply(x, x, z);
		tape.multiply(z, -1, z);
		tape.add(z, 1, z);
	}

	/** log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|)), which cannot overflow. */
	private static void softplus(final Tape tape, final INDArray x, final INDArray z, final INDArray t) {
		tape.op(new Abs(x, z));
		tape.multiply(z, -1, z);
		tape.op(new Exp(z, z));
		tape.op(new Log1p(z, z));
		tape.max(x, 0, t);
		tape.add(z, t, z);
	}

	private static Function softsign() {
		return Function.of((tape, x, y, t) -> {
			tape.op(new Abs(x, t));
			tape.add(t, 1, t);
			tape.divide(x, t, y);
		}, (tape, x, d, t, u) -> {
			tape.op(new Abs(x, d));
			tape.add(d, 1, d);
			tape.power(d, -2, d);
		});
	}

	/** x s(a x); its slope is s (1 + a x (1 - s)). */
	private static Function swish(final double a) {
		return Function.of((tape, x, y, t) -> {
			tape.multiply(x, a, t);
			tape.op(new Sigmoid(t, t));
			tape.multiply(x, t, y);
		}, (tape, x, d, t, u) -> {
			tape.multiply(x, a, t);
			tape.op(new Sigmoid(t, t));
			tape.multiply(t, -a, d);
			tape.add(d, a, d);
			tape.multiply(d, x, d);
			tape.add(d, 1, d);
			tape.multiply(d, t, d);
		});
	}

	/** x P(x); its slope is P(x) + x p(x), p the normal distribution's density. */
	private static Function gelu() {
		return Function.of((tape, x, y, t) -> {
			normalDistribution(tape, x, t);
			tape.multiply(x, t, y);
		}, (tape, x, d, t, u) -> {
			normalDistribution(tape, x, d);
			tape.multiply(x, x, t);
			tape.multiply(t, -0.5, t);
			tape.op(new Exp(t, t));
			tape.multiply(t, 1 / Math.sqrt(2 * Math.PI), t);
			tape.multiply(t, x, t);
			tape.add(d, t, d);
		});
	}

	private static void normalDistribution(final Tape tape, final INDArray x, final INDArray z) {
		tape.multiply(x, Math.sqrt(0.5), z);
		tape.op(new Erf(z, z));
		tape.add(z, 1, z);
		tape.multiply(z, 0.5, z);
	}

	/** x / 2 (1 + h(x)); its slope is ((1 + h) + x (1 - h^2) c (1 + 3 k x^2)) / 2. */
	private static Function geluTanh() {
		return Function.of((tape, x, y, t) -> {
			geluTanhInside(tape, x, t);
			tape.add(t, 1, y);
			tape.multiply(y, x, y);
			tape.multiply(y, 0.5, y);
		}, (tape, x, d, t, u) -> {
			geluTanhInside(tape, x, u);
			tape.multiply(x, x, d);
			tape.multiply(d, 3 * GELU_CUBE * GELU_SCALE, d);
			tape.add(d, GELU_SCALE, d);
			tape.multiply(d, x, d);
			oneMinusSquare(tape, u, t);
			tape.multiply(d, t, d);
			tape.add(d, u, d);
			tape.add(d, 1, d);
			tape.multiply(d, 0.5, d);
		});
	}

	private static void geluTanhInside(final Tape tape, final INDArray x, final INDArray z) {
		tape.multiply(x, x, z);
		tape.multiply(z, GELU_CUBE * GELU_SCALE, z);
		tape.add(z, GELU_SCALE, z);
		tape.multiply(z, x, z);
		tape.op(new Tanh(z, z));
	}

	/** x h, h = tanh(softplus(x)); its slope is h + x (1 - h^2) sigmoid(x). */
	private static Function mish() {
		return Function.of((tape, x, y, t) -> {
			softplus(tape, x, y, t);
			tape.op(new Tanh(y, y));
			tape.multiply(y, x, y);
		}, (tape, x, d, t, u) -> {
			softplus(tape, x, u, t);
			tape.op(new Tanh(u, u));
			oneMinusSquare(tape, u, t);
			tape.op(new Sigmoid(x, d));
			tape.multiply(d, t, d);
			tape.multiply(d, x, d);
			tape.add(d, u, d);
		});
	}

	private static Function cube() {
		return Function.of((tape, x, y, t) -> {
			tape.multiply(x, x, y);
			tape.multiply(y, x, y);
		}, (tape, x, d, t, u) -> {
			tape.multiply(x, x, d);
			tape.multiply(d, 3, d);
		});
	}
}
