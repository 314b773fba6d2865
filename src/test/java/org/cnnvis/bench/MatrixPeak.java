package org.cnnvis.bench;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the machine can do at most, as a plain matrix product reaches it. */
final class MatrixPeak {

	private static final int SIDE = 2048;

	private MatrixPeak() {}

	/** GFLOP per second of a 2048 x 2048 float32 product (BLAS), median of 10. */
	static double measure() {
		final INDArray a = Nd4j.rand(DataType.FLOAT, SIDE, SIDE), b = Nd4j.rand(DataType.FLOAT, SIDE, SIDE);
		final INDArray c = Nd4j.create(DataType.FLOAT, new long[] { SIDE, SIDE }, 'f');
		final Timing timing = Timing.of(() -> a.mmuli(b, c), 3, 10);
		return 2.0 * SIDE * SIDE * SIDE / (timing.milliseconds * 1e6);
	}
}
