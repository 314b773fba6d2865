package org.cnnvis.engine.portable;

import org.cnnvis.network.op.LayerNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = gamma h + beta, h = (x - mean) / s, s = sqrt(variance + epsilon) over the channels;
 * dx = (g - mean(g) - h mean(g h)) / s with g = gamma dy.
 */
final class LayerNormalizationKernel implements Kernel {

	private final Site site;
	private final int channels;
	private final double epsilon;
	private final Slice gamma, beta;
	private final Slice normalized, deviation;
	private final Slice forwardPositions, gradient, positions;

	LayerNormalizationKernel(final Site site, final LayerNormalization op) {
		this.site = site;
		this.channels = op.gamma().length;
		this.epsilon = op.epsilon();
		this.gamma = site.constant(op.gamma(), 1, channels, 1, 1);
		this.beta = site.constant(op.beta(), 1, channels, 1, 1);
		this.normalized = site.kept(site.outputDims());
		this.deviation = site.kept(site.positionDims());
		this.forwardPositions = site.forwardScratch(site.positionDims());
		this.gradient = site.backwardScratch(site.outputDims());
		this.positions = site.backwardScratch(site.positionDims());
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray x = site.input(0).array(), y = site.output().array();
		final INDArray h = normalized.array(), s = deviation.array(), p = forwardPositions.array();
		mean(tape, x, p);
		tape.subtract(x, p, h);
		tape.multiply(h, h, y);
		mean(tape, y, s);
		tape.add(s, epsilon, s);
		tape.power(s, 0.5, s);
		tape.divide(h, s, h);
		tape.multiply(h, gamma.array(), y);
		tape.add(y, beta.array(), y);
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray h = normalized.array(), p = positions.array(), g = gradient.array();
		final INDArray dx = site.inputGradient(0).array();
		tape.multiply(site.outputGradient().array(), gamma.array(), g);
		tape.multiply(g, h, dx);
		mean(tape, dx, p);
		tape.multiply(h, p, dx);
		mean(tape, g, p);
		tape.subtract(g, p, g);
		tape.subtract(g, dx, dx);
		tape.divide(dx, deviation.array(), dx);
	}

	private void mean(final Tape tape, final INDArray x, final INDArray z) {
		tape.sum(x, z, 1);
		tape.multiply(z, 1.0 / channels, z);
	}
}
