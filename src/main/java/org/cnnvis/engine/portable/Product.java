package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** y = x0 x1 x2 ...; the gradient of one factor is dy times the others. */
final class Product implements Merging {

	private final Site site;

	Product(final Site site) {
		this.site = site;
		for (int i = 0; i < site.inputs(); i++)
			site.keepInput(i);
	}

	@Override
	public void combine(final Tape tape) {
		final INDArray y = site.output().array();
		tape.fill(y, 1);
		for (int i = 0; i < site.inputs(); i++)
			tape.multiply(y, site.input(i).array(), y);
	}

	@Override
	public void gradient(final Tape tape, final int i, final INDArray dx) {
		tape.copy(site.outputGradient().array(), dx);
		for (int j = 0; j < site.inputs(); j++)
			if (j != i) tape.multiply(dx, site.input(j).array(), dx);
	}
}
