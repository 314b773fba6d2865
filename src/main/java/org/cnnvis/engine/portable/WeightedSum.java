package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** y = (x0 + s x1 + s x2 ...) / n, s = 1 or -1. */
final class WeightedSum implements Merging {

	private final Site site;
	private final double sign, factor;

	private WeightedSum(final Site site, final double sign, final double factor) {
		this.site = site;
		this.sign = sign;
		this.factor = factor;
	}

	static Merging sum(final Site site) {
		return new WeightedSum(site, 1, 1);
	}

	static Merging difference(final Site site) {
		return new WeightedSum(site, -1, 1);
	}

	static Merging average(final Site site) {
		return new WeightedSum(site, 1, 1.0 / site.inputs());
	}

	@Override
	public void combine(final Tape tape) {
		final INDArray y = site.output().array();
		tape.fill(y, 0);
		for (int i = 0; i < site.inputs(); i++)
			if (i == 0 || sign > 0) tape.add(y, site.input(i).array(), y);
			else tape.subtract(y, site.input(i).array(), y);
		if (factor != 1) tape.multiply(y, factor, y);
	}

	@Override
	public void gradient(final Tape tape, final int i, final INDArray dx) {
		tape.multiply(site.outputGradient().array(), (i == 0 ? 1 : sign) * factor, dx);
	}
}
