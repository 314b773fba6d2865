package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** y = f(x), dx = f'(x) dy */
final class ActivationKernel implements Kernel {

	private final Site site;
	private final Function function;
	private final Slice forwardScratch, backwardScratch, moreScratch;

	ActivationKernel(final Site site, final Function function) {
		this.site = site;
		this.function = function;
		final long size = (long) site.batch() * site.outputShape().size();
		forwardScratch = site.forwardScratch(size);
		backwardScratch = site.backwardScratch(size);
		moreScratch = site.backwardScratch(size);
		if (function.slopeFromValue) site.keepOutput();
		else site.keepInput(0);
	}

	@Override
	public void forward(final Tape tape) {
		function.value.record(tape, flat(site.input(0)), flat(site.output()), forwardScratch.array());
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray dx = flat(site.inputGradient(0));
		function.slope.record(tape, flat(function.slopeFromValue ? site.output() : site.input(0)), dx, backwardScratch.array(),
			moreScratch.array());
		tape.multiply(dx, flat(site.outputGradient()), dx);
	}

	private static INDArray flat(final Slice slice) {
		return Views.shaped(slice.array(), slice.length());
	}
}
