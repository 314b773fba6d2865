package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** An array of a {@link MemoryPlan}, which exists once the plan's memory is taken. */
final class Slice {

	private final long[] shape;
	private int first, last;
	private INDArray array;

	Slice(final long[] shape, final int time) {
		this.shape = shape;
		this.first = time;
		this.last = time;
	}

	/** Its numbers are needed at this time too, and from the first to the last such time. */
	void usedAt(final int time) {
		first = Math.min(first, time);
		last = Math.max(last, time);
	}

	boolean overlaps(final Slice other) {
		return first <= other.last && other.first <= last;
	}

	long length() {
		long n = 1;
		for (final long d : shape)
			n *= d;
		return n;
	}

	/** @param memory one-dimensional, at least as long as this */
	void placeIn(final INDArray memory) {
		final INDArray part = memory.length() == length() ? memory : memory.get(NDArrayIndex.interval(0, length()));
		array = part.reshape('c', shape);
	}

	/** Row-major. */
	INDArray array() {
		return array;
	}
}
