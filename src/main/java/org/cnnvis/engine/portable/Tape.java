package org.cnnvis.engine.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
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

	/** Less than what any BLAS library adds up at once (OpenBLAS: 320 and more). */
	private static final int TERMS_AT_ONCE = 256;

	private final Workers workers;
	private final List<Runnable> calls = new ArrayList<>();

	/** @param workers of the program, for matrix products; null where there will be none */
	Tape(final Workers workers) {
		this.workers = workers;
	}

	/** @throws CancellationException if the thread is interrupted; asked before each operation */
	void play() {
		for (final Runnable call : calls) {
			if (Thread.currentThread().isInterrupted()) throw new CancellationException("interrupted");
			call.run();
		}
	}

	/** Something else that computes. */
	void call(final Runnable call) {
		calls.add(call);
	}

	void op(final Op op) {
		calls.add(NativeCall.of(op));
	}

	void op(final DynamicCustomOp op) {
		calls.add(NativeCall.of(op));
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

	/**
	 * Sum over some dimensions, which are of size 1 in z. One long sum ND4J adds up in as many parts as there are threads;
	 * here they are of fixed length.
	 *
	 * @param x without gaps
	 */
	void sum(final INDArray x, final INDArray z, final int... dimensions) {
		if (z.length() > 1 || x.length() <= TERMS_AT_ONCE) {
			op(new Sum(x, z, true, dimensions));
			return;
		}
		final INDArray terms = Views.shaped(x, x.length());
		final INDArray parts = Nd4j.create(x.dataType(), (x.length() + TERMS_AT_ONCE - 1) / TERMS_AT_ONCE);
		for (long i = 0; i < parts.length(); i++)
			op(new Sum(Views.part(terms, 0, i * TERMS_AT_ONCE, Math.min(x.length(), (i + 1) * TERMS_AT_ONCE)), Views.part(parts,
				0, i, i + 1), true, 0));
		sum(parts, z, 0);
	}

	/** Largest over some dimensions, which are of size 1 in z. */
	void maximum(final INDArray x, final INDArray z, final int... dimensions) {
		op(new Max(x, z, true, dimensions));
	}

	/**
	 * Matrix product z = x y, or x' y, or x y'; with a third dimension in front, one product for each of its indices.
	 * Results do not depend on the number of threads, as far as that can be told: where the BLAS library is not ours to call,
	 * at least long sums are added up in parts of fixed length, which such a library parts differently for one thread and
	 * for several.
	 */
	void product(final INDArray x, final boolean transposeX, final INDArray y, final boolean transposeY,
		final INDArray z)
	{
		if (Blas.isThere()) {
			call(new MatrixProduct(workers.crew(), x, transposeX, y, transposeY, z));
			return;
		}
		final int rank = z.rank(), inX = transposeX ? rank - 2 : rank - 1, inY = transposeY ? rank - 1 : rank - 2;
		final MMulTranspose transpose = MMulTranspose.builder().transposeA(transposeX).transposeB(transposeY).build();
		final long terms = x.size(inX);
		for (long k = 0; k < terms; k += TERMS_AT_ONCE) {
			final long end = Math.min(terms, k + TERMS_AT_ONCE);
			op(new Mmul(Views.part(x, inX, k, end), Views.part(y, inY, k, end), z, 1.0, k == 0 ? 0.0 : 1.0, transpose));
		}
	}
}
