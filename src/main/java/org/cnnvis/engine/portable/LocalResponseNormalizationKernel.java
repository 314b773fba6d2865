package org.cnnvis.engine.portable;

import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = x b^-beta, b = k + alpha sum(x^2) over neighbouring channels; dx = dy b^-beta - 2 alpha beta x sum(dy y / b) over
 * the same neighbours.
 */
final class LocalResponseNormalizationKernel implements Kernel {

	private final Site site;
	private final LocalResponseNormalization op;
	private final Slice base, backwardScratch;

	LocalResponseNormalizationKernel(final Site site, final LocalResponseNormalization op) {
		this.site = site;
		this.op = op;
		this.base = site.kept(site.outputDims());
		this.backwardScratch = site.backwardScratch(site.outputDims());
		site.keepInput(0);
		site.keepOutput();
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray x = site.input(0).array(), y = site.output().array(), b = base.array();
		tape.multiply(x, x, y);
		sumOfNeighbours(tape, y, b);
		tape.multiply(b, op.alpha(), b);
		tape.add(b, op.k(), b);
		tape.power(b, -op.beta(), y);
		tape.multiply(y, x, y);
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray b = base.array(), dy = site.outputGradient().array(), t = backwardScratch.array();
		final INDArray dx = site.inputGradient(0).array();
		tape.multiply(dy, site.output().array(), t);
		tape.divide(t, b, t);
		sumOfNeighbours(tape, t, dx);
		tape.multiply(dx, -2.0 * op.alpha() * op.beta(), dx);
		tape.multiply(dx, site.input(0).array(), dx);
		tape.power(b, -op.beta(), t);
		tape.multiply(t, dy, t);
		tape.add(dx, t, dx);
	}

	private void sumOfNeighbours(final Tape tape, final INDArray x, final INDArray z) {
		tape.copy(x, z);
		final long channels = x.size(1);
		for (int d = 1; d <= op.size() / 2 && d < channels; d++) {
			addTo(tape, z, 0, channels - d, x, d, channels);
			addTo(tape, z, d, channels, x, 0, channels - d);
		}
	}

	private static void addTo(final Tape tape, final INDArray z, final long zFrom, final long zTo, final INDArray x,
		final long xFrom, final long xTo)
	{
		final INDArray part = Views.range(z, Concat.CHANNELS, zFrom, zTo);
		tape.add(part, Views.range(x, Concat.CHANNELS, xFrom, xTo), part);
	}
}
