package org.cnnvis.engine.portable;

import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Upsampling;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Enlargement: each column and then each row of a map times a matrix; or the adjoint of that. */
final class Resampling implements LinearMap {

	private final boolean adjoint;
	private final Slice rows, columns, half, turned, whole;

	/** @param adjoint from the large map to the small one */
	Resampling(final Site site, final Scratch scratch, final Upsampling op, final boolean adjoint) {
		this.adjoint = adjoint;
		final Shape small = site.inputShape(0), large = site.outputShape();
		final Shape from = adjoint ? large : small, to = adjoint ? small : large;
		rows = matrix(site, op, small.height(), op.factorY());
		columns = matrix(site, op, small.width(), op.factorX());
		final long maps = (long) site.batch() * from.channels();
		half = scratch.array(maps, from.height(), to.width());
		turned = scratch.array(maps, to.width(), from.height());
		whole = scratch.array(maps, to.width(), to.height());
	}

	/** (size * factor, size): how much of each small pixel is in each large one. */
	private static Slice matrix(final Site site, final Upsampling op, final int size, final int factor) {
		final int large = size * factor;
		final float[] m = new float[large * size];
		for (int i = 0; i < large; i++)
			if (op.kind() == Upsampling.Kind.NEAREST) m[i * size + i / factor] = 1;
			else {
				// Pixel centres are half a pixel inside; beyond the outermost centres nothing changes.
				final double at = Math.min(Math.max((i + 0.5) / factor - 0.5, 0), size - 1);
				final int below = (int) at, above = Math.min(below + 1, size - 1);
				m[i * size + below] += 1 - (at - below);
				m[i * size + above] += at - below;
			}
		return site.constant(m, large, size);
	}

	@Override
	public void record(final Tape tape, final INDArray from, final INDArray to) {
		final INDArray h = half.array(), t = turned.array(), w = whole.array();
		multiply(tape, from, columns.array(), h);
		tape.copy(h.permute(0, 2, 1), t);
		multiply(tape, t, rows.array(), w);
		tape.copy(w.permute(0, 2, 1), Views.shaped(to, w.size(0), w.size(2), w.size(1)));
	}

	/** Each row of x times the transposed matrix, or the matrix. */
	private void multiply(final Tape tape, final INDArray x, final INDArray matrix, final INDArray z) {
		final long in = matrix.size(adjoint ? 0 : 1), out = matrix.size(adjoint ? 1 : 0);
		tape.product(Views.shaped(x, x.length() / in, in), false, matrix, !adjoint, Views.shaped(z, z.length() / out, out));
	}
}
