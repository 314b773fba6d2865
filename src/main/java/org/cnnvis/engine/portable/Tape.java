package org.cnnvis.engine.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.Pow;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarSet;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.any.Assign;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J operations on fixed arrays, recorded once and played in every step, so that a step makes no views and no
 * operations of its own. The last argument of each method receives the result; it may be one of the others where the
 * operation works number by number.
 */
final class Tape {

	private final List<Runnable> calls = new ArrayList<>();

	/** @throws CancellationException if the thread is interrupted; asked before each operation */
	void play() {
		for (final Runnable call : calls) {
			if (Thread.currentThread().isInterrupted()) throw new CancellationException("interrupted");
			call.run();
		}
	}

	void op(final Op op) {
		calls.add(() -> Nd4j.exec(op));
	}

	void op(final CustomOp op) {
		calls.add(() -> Nd4j.exec(op));
	}

	/** A native operation by its name. */
	void op(final String name, final INDArray[] in, final INDArray out, final int... integers) {
		op(DynamicCustomOp.builder(name).addInputs(in).addOutputs(out).addIntegerArguments(integers).build());
	}

	/** z = x, of the same shape; either may be a view. */
	void copy(final INDArray x, final INDArray z) {
		op(new Assign(x, z));
	}

	void fill(final INDArray z, final double value) {
		op(new ScalarSet(z, null, z, value));
	}

	/** z = x + c */
	void add(final INDArray x, final double c, final INDArray z) {
		op(new ScalarAdd(x, null, z, c));
	}

	/** z = c x */
	void multiply(final INDArray x, final double c, final INDArray z) {
		op(new ScalarMultiplication(x, null, z, c));
	}

	/** z = x ^ c */
	void power(final INDArray x, final double c, final INDArray z) {
		op(new Pow(x, z, c));
	}

	/** z = 1 where x > c, else 0 (also where x is NaN). */
	void isAbove(final INDArray x, final double c, final INDArray z) {
		op(new Step(x, z, c));
	}

	/** z = max(x, c); NaN stays NaN. */
	void max(final INDArray x, final double c, final INDArray z) {
		op(new RectifiedLinear(x, z, c));
	}

	/** z = min(x, c); NaN stays NaN. */
	void min(final INDArray x, final double c, final INDArray z) {
		multiply(x, -1, z);
		max(z, -c, z);
		multiply(z, -1, z);
	}

	/** z = x + y; dimensions of one are repeated. */
	void add(final INDArray x, final INDArray y, final INDArray z) {
		pair("add", x, y, z);
	}

	/** z = x - y; dimensions of one are repeated. */
	void subtract(final INDArray x, final INDArray y, final INDArray z) {
		pair("subtract", x, y, z);
	}

	/** z = x * y; dimensions of one are repeated. */
	void multiply(final INDArray x, final INDArray y, final INDArray z) {
		pair("multiply", x, y, z);
	}

	/** z = x / y; dimensions of one are repeated. */
	void divide(final INDArray x, final INDArray y, final INDArray z) {
		pair("divide", x, y, z);
	}

	/** z = max(x, y); dimensions of one are repeated. */
	void max(final INDArray x, final INDArray y, final INDArray z) {
		pair("maximum", x, y, z);
	}

	/** z = min(x, y); dimensions of one are repeated. */
	void min(final INDArray x, final INDArray y, final INDArray z) {
		pair("minimum", x, y, z);
	}

	private void pair(final String name, final INDArray x, final INDArray y, final INDArray z) {
		op(name, new INDArray[] { x, y }, z);
	}

	/** Sum over some dimensions, which are of size 1 in z. */
	void sum(final INDArray x, final INDArray z, final int... dimensions) {
		op(new Sum(x, z, true, dimensions));
	}

	/** Largest over some dimensions, which are of size 1 in z. */
	void maximum(final INDArray x, final INDArray z, final int... dimensions) {
		op(new Max(x, z, true, dimensions));
	}

	/** Matrix product z = x y, or x' y, or x y'; with a third dimension in front, one product for each of its indices. */
	void product(final INDArray x, final boolean transposeX, final INDArray y, final boolean transposeY,
		final INDArray z)
	{
		op(new Mmul(x, y, z, 1.0, 0.0, MMulTranspose.builder().transposeA(transposeX).transposeB(transposeY).build()));
	}
}
