package org.cnnvis.engine.portable;

import org.cnnvis.network.op.L2Normalization;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = x / m, m = max(norm, epsilon) over the channels; dx = (dy - y sum(y dy)) / m, without the second term where the
 * norm is not above epsilon.
 */
final class L2NormalizationKernel implements Kernel {

	private final Site site;
	private final double epsilon;
	private final Slice norm, positions;

	L2NormalizationKernel(final Site site, final L2Normalization op) {
		this.site = site;
		this.epsilon = op.epsilon();
		this.norm = site.kept(site.positionDims());
		this.positions = site.backwardScratch(site.positionDims());
		site.keepOutput();
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray x = site.input(0).array(), y = site.output().array(), m = norm.array();
		tape.multiply(x, x, y);
		tape.sum(y, m, 1);
		tape.power(m, 0.5, m);
		tape.max(m, epsilon, m);
		tape.divide(x, m, y);
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray y = site.output().array(), dy = site.outputGradient().array(), m = norm.array();
		final INDArray dx = site.inputGradient(0).array(), p = positions.array();
		tape.multiply(y, dy, dx);
		tape.sum(dx, p, 1);
		tape.multiply(y, p, dx);
		tape.isAbove(m, epsilon, p);
		tape.multiply(dx, p, dx);
		tape.subtract(dy, dx, dx);
		tape.divide(dx, m, dx);
	}
}
