package org.cnnvis.engine.portable;

import org.cnnvis.network.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = max(x, 0) + s min(x, 0) */
final class ParametricReluKernel implements Kernel {

	private final Site site;
	private final Slice slope, forwardScratch, backwardScratch;

	ParametricReluKernel(final Site site, final Tensor slope) {
		this.site = site;
		this.slope = site.constant(slope.data(), 1, slope.dim(0), slope.dim(1), slope.dim(2));
		forwardScratch = site.forwardScratch(site.outputDims());
		backwardScratch = site.backwardScratch(site.outputDims());
		site.keepInput(0);
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray x = site.input(0).array(), y = site.output().array(), t = forwardScratch.array();
		tape.min(x, 0, t);
		tape.multiply(t, slope.array(), t);
		tape.max(x, 0, y);
		tape.add(y, t, y);
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray x = site.input(0).array(), dy = site.outputGradient().array();
		final INDArray dx = site.inputGradient(0).array(), t = backwardScratch.array();
		// [x > 0] (1 - s) dy + s dy
		tape.isAbove(x, 0, t);
		tape.multiply(t, slope.array(), dx);
		tape.subtract(t, dx, t);
		tape.multiply(t, dy, t);
		tape.multiply(dy, slope.array(), dx);
		tape.add(dx, t, dx);
	}
}
