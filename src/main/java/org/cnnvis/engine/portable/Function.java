package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of each number by itself, and its slope. */
final class Function {

	/** Records y = f(x), with t as memory of the same shape. */
	@FunctionalInterface
	interface Value {

		void record(Tape tape, INDArray x, INDArray y, INDArray t);
	}

	/** Records d = f'(x), with t and u as memory of the same shape. */
	@FunctionalInterface
	interface Slope {

		void record(Tape tape, INDArray x, INDArray d, INDArray t, INDArray u);
	}

	final Value value;
	final Slope slope;
	/** The slope is recorded from the value f(x) instead of x, so that x need not be kept. */
	final boolean slopeFromValue;

	private Function(final Value value, final Slope slope, final boolean slopeFromValue) {
		this.value = value;
		this.slope = slope;
		this.slopeFromValue = slopeFromValue;
	}

	static Function of(final Value value, final Slope slope) {
		return new Function(value, slope, false);
	}

	/** @param slope takes y = f(x) in place of x */
	static Function withSlopeFromValue(final Value value, final Slope slope) {
		return new Function(value, slope, true);
	}
}
