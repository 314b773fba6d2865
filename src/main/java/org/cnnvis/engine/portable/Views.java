package org.cnnvis.engine.portable;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;

/** Parts of arrays, most of them batch x channels x height x width, without copying. */
final class Views {

	private Views() {}

	/** @param axis 0 channels, 1 height, 2 width */
	static INDArray range(final INDArray x, final int axis, final long from, final long to) {
		return part(x, axis + 1, from, to);
	}

	/** Of an array of any rank. */
	static INDArray part(final INDArray x, final int dimension, final long from, final long to) {
		if (from == 0 && to == x.size(dimension)) return x;
		final INDArrayIndex[] index = new INDArrayIndex[x.rank()];
		Arrays.fill(index, all());
		index[dimension] = interval(from, to);
		return x.get(index);
	}

	/** One picture, as a batch of one. */
	static INDArray picture(final INDArray x, final int n) {
		return x.get(interval(n, n + 1));
	}

	/** The same numbers in the same order, row-major; of a view only where it has no gaps. */
	static INDArray shaped(final INDArray x, final long... shape) {
		return x.reshape('c', shape);
	}

	/** Without a border of {top, bottom, left, right} pixels; negative sides are left as they are. */
	static INDArray inside(final INDArray x, final int... border) {
		return x.get(all(), all(), interval(Math.max(0, border[0]), x.size(2) - Math.max(0, border[1])), interval(Math.max(0,
			border[2]), x.size(3) - Math.max(0, border[3])));
	}

	/** The opposite border. */
	static int[] negative(final int... border) {
		return new int[] { -border[0], -border[1], -border[2], -border[3] };
	}
}
