package org.cnnvis.engine.portable;

import org.cnnvis.network.Shape;

/** The activation of one node and the gradient with respect to it, each batch x channels x height x width. */
final class Value {

	private final Shape shape;
	private final int batch;
	private final Slice activation;
	private Slice gradient;
	private int sharesToCome;
	private boolean gradientSet;

	/** @param time when it is computed */
	Value(final MemoryPlan plan, final Shape shape, final int batch, final int time) {
		this.shape = shape;
		this.batch = batch;
		this.activation = array(plan, time);
	}

	Shape shape() {
		return shape;
	}

	Slice activation() {
		return activation;
	}

	/** Null where no gradient is asked for. */
	Slice gradient() {
		return gradient;
	}

	/**
	 * @param time when the gradient is complete and used
	 * @param kernels how many inputs of kernels this activation is
	 */
	void withGradient(final MemoryPlan plan, final int time, final int kernels) {
		gradient = array(plan, time);
		sharesToCome = Math.max(1, kernels);
	}

	/**
	 * Where a kernel that reads this, or a cotangent from outside, puts its share of the gradient. Shares are asked for in
	 * the order of the forward pass, those from outside last. The last kernel's share is the first to come in, so it is
	 * written to the gradient itself.
	 *
	 * @param time when it comes in
	 */
	GradientShare share(final MemoryPlan plan, final int time) {
		gradient.usedAt(time);
		sharesToCome--;
		return new GradientShare(this, sharesToCome == 0 ? gradient : array(plan, time));
	}

	private Slice array(final MemoryPlan plan, final int time) {
		return plan.array(time, batch, shape.channels(), shape.height(), shape.width());
	}

	/** False until a share of the gradient has come in this pass. */
	boolean isGradientSet() {
		return gradientSet;
	}

	void setGradientSet(final boolean set) {
		gradientSet = set;
	}
}
