package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A fully connected layer (or its adjoint): one matrix product for the whole batch. */
final class Dense implements LinearMap {

	private final Slice weights;
	private final boolean adjoint;

	/** @param weights (1, out, in) */
	Dense(final Slice weights, final boolean adjoint) {
		this.weights = weights;
		this.adjoint = adjoint;
	}

	@Override
	public void record(final Tape tape, final INDArray from, final INDArray to) {
		final INDArray w = weights.array();
		final long batch = from.size(0);
		tape.product(Views.shaped(from, batch, from.length() / batch), false, Views.shaped(w, w.size(1), w.size(2)), !adjoint,
			Views.shaped(to, batch, to.length() / batch));
	}
}
