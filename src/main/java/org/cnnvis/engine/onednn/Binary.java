package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_sum;

import java.util.Arrays;
import java.util.Map;

import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;
import org.cnnvis.network.Shape;

/** Arithmetic on two maps, number by number; channels, rows and columns of the smaller are repeated. */
final class Binary {

	private final Emitter emitter;
	private final int batch;

	Binary(final Emitter emitter, final int batch) {
		this.emitter = emitter;
		this.batch = batch;
	}

	/**
	 * @param algorithm the library's number
	 * @param a as large as the result
	 * @param b of the same size as a, or 1 in some dimensions
	 */
	Value of(final int algorithm, final Value a, final Value b) {
		final memory.desc layout = Layouts.dense(a.desc());
		final Value left = emitter.to(layout, a);
		// A smaller operand is read number by number, so any layout will do but that with gaps.
		final Value right = emitter.to(sameSize(a, b) ? layout : Layouts.plain(b.desc()),
			b);
		final binary.primitive_desc description = new binary.primitive_desc(new binary.desc(algorithm, layout, right.desc(),
			layout), OneDnn.attributes(), OneDnn.engine());
		final Value result = emitter.allocate(layout);
		emitter.call(new binary(description), description, Map.of(DNNL_ARG_SRC_0, left, DNNL_ARG_SRC_1, right, DNNL_ARG_DST,
			result));
		return result;
	}

	private static boolean sameSize(final Value a, final Value b) {
		return Arrays.equals(Layouts.dimensions(a.desc()), Layouts.dimensions(b.desc()));
	}

	/** One number, as the second operand. */
	Value number(final float number) {
		final memory.desc one = Layouts.plain(1, Shape.of(1, 1, 1));
		return emitter.constant(one, () -> new float[] { number }, one);
	}

	/** The map with its single channels, rows, columns repeated. */
	Value repeated(final Value value, final Shape to) {
		if (shape(value).equals(to)) return value;
		final Value zeros = emitter.allocate(Layouts.plain(batch, to));
		emitter.clear(zeros);
		return of(dnnl_binary_add, zeros, value);
	}

	/** The reverse of {@link #repeated}: sums over what was repeated. */
	Value summed(final Value value, final Shape to) {
		if (shape(value).equals(to)) return value;
		final memory.desc layout = Layouts.dense(value.desc()), less = Layouts.plain(batch, to);
		final reduction.primitive_desc description = new reduction.primitive_desc(new reduction.desc(dnnl_reduction_sum,
			layout, less, 0, 0), OneDnn.attributes(), OneDnn.engine());
		final Value result = emitter.allocate(less);
		emitter.call(new reduction(description), description, Map.of(DNNL_ARG_SRC_0, emitter.to(layout, value),
			DNNL_ARG_DST, result));
		return result;
	}

	private static Shape shape(final Value value) {
		final long[] d = Layouts.dimensions(value.desc());
		return Shape.of((int) d[1], (int) d[2], (int) d[3]);
	}
}
