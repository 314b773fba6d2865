package org.cnnvis.engine.portable;

import org.cnnvis.engine.GradientRule;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;

/** A ReLU that follows {@link GradientRule#REDIRECT_DEAD_RELU}. */
final class DeadReluKernel implements Kernel {

	private final Site site;
	private final Kernel relu;
	private final double limit;
	private final Slice scratch, dead;

	/** @param limit infinite for none */
	DeadReluKernel(final Site site, final Kernel relu, final double limit) {
		this.site = site;
		this.relu = relu;
		this.limit = limit;
		this.scratch = site.backwardScratch(site.outputDims());
		this.dead = site.backwardScratch(site.batch(), 1, 1, 1);
		site.keepOutput();
	}

	@Override
	public void forward(final Tape tape) {
		relu.forward(tape);
	}

	@Override
	public void backward(final Tape tape) {
		relu.backward(tape);
		final INDArray dx = site.inputGradient(0).array(), dy = site.outputGradient().array(), t = scratch.array();
		tape.op(new Abs(dx, t));
		tape.sum(t, dead.array(), 1, 2, 3);
		tape.isAbove(dead.array(), 0, dead.array());
		tape.multiply(dead.array(), -1, dead.array());
		tape.add(dead.array(), 1, dead.array());
		if (limit < Double.POSITIVE_INFINITY) {
			// Below the limit the gradient counts, where it is positive.
			tape.multiply(site.output().array(), -1, t);
			tape.isAbove(t, -limit, t);
			tape.multiply(t, dy, t);
			tape.max(t, 0, t);
		}
		else tape.max(dy, 0, t);
		tape.multiply(t, dead.array(), t);
		tape.add(dx, t, dx);
	}
}
