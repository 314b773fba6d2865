package org.cnnvis.engine.portable;

import org.cnnvis.network.op.Affine;

/** y = s x + t for each channel. */
final class AffineKernel implements Kernel {

	private final Site site;
	private final Slice scale, shift;

	AffineKernel(final Site site, final Affine op) {
		this.site = site;
		final int channels = op.scale().length;
		this.scale = site.constant(op.scale(), 1, channels, 1, 1);
		this.shift = site.constant(op.shift(), 1, channels, 1, 1);
	}

	@Override
	public void forward(final Tape tape) {
		tape.multiply(site.input(0).array(), scale.array(), site.output().array());
		tape.add(site.output().array(), shift.array(), site.output().array());
	}

	@Override
	public void backward(final Tape tape) {
		tape.multiply(site.outputGradient().array(), scale.array(), site.inputGradient(0).array());
	}
}
