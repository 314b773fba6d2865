package org.cnnvis.engine.portable;

import org.bytedeco.javacpp.Pointer;
import org.cnnvis.engine.winograd.Crew;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix product in parts that threads share, each of them computed by one. The parts depend on the matrices' sizes only:
 * a library parts a product by the number of its threads, and what is rounded would depend on that.
 */
final class MatrixProduct implements Runnable {

	/** Parts that a product has at most, and rows or columns that one has at least, and a multiple of which it has. */
	private static final int MOST_PARTS = 16, FEWEST = 128, MULTIPLE = 32;

	private final Crew crew;
	private final boolean transposeX, transposeY, byColumns;
	private final int m, n, k, rowX, rowY, rowZ, length, parts, batch;
	private final long matrixX, matrixY, matrixZ;
	private final Pointer[] x, y, z;
	private final Crew.Work work = this::part;

	/**
	 * z = x y, or x' y, or x y'; rows without gaps in them. With a third dimension in front, one product for each of its
	 * indices.
	 */
	MatrixProduct(final Crew crew, final INDArray x, final boolean transposeX, final INDArray y, final boolean transposeY,
		final INDArray z)
	{
		this.crew = crew;
		this.transposeX = transposeX;
		this.transposeY = transposeY;
		final int rank = z.rank();
		m = (int) z.size(rank - 2);
		n = (int) z.size(rank - 1);
		k = (int) x.size(transposeX ? rank - 2 : rank - 1);
		batch = rank > 2 ? (int) z.size(0) : 1;
		rowX = row(x);
		rowY = row(y);
		rowZ = row(z);
		matrixX = rank > 2 ? x.stride(0) : 0;
		matrixY = rank > 2 ? y.stride(0) : 0;
		matrixZ = rank > 2 ? z.stride(0) : 0;
		byColumns = n >= m;
		final int all = Math.max(m, n), part = Math.max(FEWEST, (all + MOST_PARTS - 1) / MOST_PARTS);
		length = (part + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
		parts = (all + length - 1) / length;
		this.x = Blas.pointers(x, crew.workers());
		this.y = Blas.pointers(y, crew.workers());
		this.z = Blas.pointers(z, crew.workers());
	}

	/** From row to row; what BLAS checks where there is one row only. */
	private static int row(final INDArray matrix) {
		final int rank = matrix.rank();
		return (int) Math.max(matrix.size(rank - 2) == 1 ? 1 : matrix.stride(rank - 2), matrix.size(rank - 1));
	}

	@Override
	public void run() {
		crew.run(batch * parts, work);
	}

	private void part(final int index, final int worker) {
		final int from = index % parts * length, b = index / parts;
		final Pointer px = x[worker], py = y[worker], pz = z[worker];
		px.position(b * matrixX);
		py.position(b * matrixY);
		pz.position(b * matrixZ);
		if (byColumns) {
			py.position(py.position() + (transposeY ? (long) from * rowY : from));
			pz.position(pz.position() + from);
			Blas.multiply(transposeX, transposeY, m, Math.min(length, n - from), k, px, rowX, py, rowY, pz, rowZ);
		}
		else {
			px.position(px.position() + (transposeX ? from : (long) from * rowX));
			pz.position(pz.position() + (long) from * rowZ);
			Blas.multiply(transposeX, transposeY, Math.min(length, m - from), n, k, px, rowX, py, rowY, pz, rowZ);
		}
	}
}
