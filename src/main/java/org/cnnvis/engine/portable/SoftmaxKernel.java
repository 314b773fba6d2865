package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;

/** y = exp(x - max x) / sum, over the channels; dx = y (dy - sum(y dy)). */
final class SoftmaxKernel implements Kernel {

	private final Site site;
	private final Slice forwardPositions, backwardPositions;

	SoftmaxKernel(final Site site) {
		this.site = site;
		this.forwardPositions = site.forwardScratch(site.positionDims());
		this.backwardPositions = site.backwardScratch(site.positionDims());
		site.keepOutput();
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray x = site.input(0).array(), y = site.output().array(), p = forwardPositions.array();
		tape.maximum(x, p, 1);
		tape.subtract(x, p, y);
		tape.op(new Exp(y, y));
		tape.sum(y, p, 1);
		tape.divide(y, p, y);
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray y = site.output().array(), dy = site.outputGradient().array(), p = backwardPositions.array();
		final INDArray dx = site.inputGradient(0).array();
		tape.multiply(y, dy, dx);
		tape.sum(dx, p, 1);
		tape.subtract(dy, p, dx);
		tape.multiply(dx, y, dx);
	}
}
