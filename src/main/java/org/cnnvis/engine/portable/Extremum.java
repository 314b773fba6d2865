package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The maximum or the minimum. The gradient goes to the first input that has it, as in TensorFlow. */
final class Extremum implements Merging {

	private final Site site;
	private final boolean maximum;
	private final Slice unclaimed, difference;

	Extremum(final Site site, final boolean maximum) {
		this.site = site;
		this.maximum = maximum;
		this.unclaimed = site.backwardScratch(site.outputDims());
		this.difference = site.backwardScratch(site.outputDims());
		site.keepOutput();
		for (int i = 0; i < site.inputs(); i++)
			site.keepInput(i);
	}

	@Override
	public void combine(final Tape tape) {
		final INDArray y = site.output().array();
		tape.fill(y, maximum ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
		for (int i = 0; i < site.inputs(); i++)
			if (maximum) tape.max(y, site.input(i).array(), y);
			else tape.min(y, site.input(i).array(), y);
	}

	@Override
	public void gradient(final Tape tape, final int i, final INDArray dx) {
		final INDArray y = site.output().array(), x = site.input(i).array();
		final INDArray free = unclaimed.array(), t = difference.array();
		if (i == 0) tape.fill(free, 1);
		// t = 1 where this input is not the extremum; the numbers left over are free for the inputs that follow.
		if (maximum) tape.subtract(y, x, t);
		else {
			tape.multiply(y, -1, t);
			tape.add(t, x, t);
		}
		tape.isAbove(t, 0, t);
		tape.multiply(t, free, t);
		tape.subtract(free, t, dx);
		tape.copy(t, free);
		tape.multiply(dx, site.outputGradient().array(), dx);
	}
}
