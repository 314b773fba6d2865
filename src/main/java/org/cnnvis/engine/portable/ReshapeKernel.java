package org.cnnvis.engine.portable;

import org.cnnvis.network.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same numbers in another shape, counted channels last: by way of an array in that order. */
final class ReshapeKernel implements Kernel {

	private final Site site;
	private final Slice forwardOrder, backwardOrder;

	ReshapeKernel(final Site site) {
		this.site = site;
		final Shape in = site.inputShape(0);
		final long[] shape = channelsLast(site, in);
		forwardOrder = site.forwardScratch(shape);
		backwardOrder = site.backwardScratch(shape);
	}

	private static long[] channelsLast(final Site site, final Shape s) {
		return new long[] { site.batch(), s.height(), s.width(), s.channels() };
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray numbers = forwardOrder.array();
		tape.copy(channelsLast(site.input(0).array()), numbers);
		tape.copy(asOutput(numbers), channelsLast(site.output().array()));
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray numbers = backwardOrder.array();
		tape.copy(channelsLast(site.outputGradient().array()), asOutput(numbers));
		tape.copy(numbers, channelsLast(site.inputGradient(0).array()));
	}

	private INDArray asOutput(final INDArray numbers) {
		return Views.shaped(numbers, channelsLast(site, site.outputShape()));
	}

	private static INDArray channelsLast(final INDArray x) {
		return x.permute(0, 2, 3, 1);
	}
}
