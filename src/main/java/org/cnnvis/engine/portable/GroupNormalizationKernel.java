package org.cnnvis.engine.portable;

import org.cnnvis.network.op.GroupNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = (x - mean) / s, s = sqrt(variance + epsilon) over each group of channels;
 * dx = (dy - mean(dy) - y mean(y dy)) / s.
 */
final class GroupNormalizationKernel implements Kernel {

	private final Site site;
	private final int groups;
	private final long members;
	private final double epsilon;
	private final Slice deviation;
	private final Slice forwardMeans, backwardMeans, squares;

	GroupNormalizationKernel(final Site site, final GroupNormalization op) {
		this.site = site;
		this.groups = op.groups(site.outputShape().channels());
		this.members = site.outputShape().size() / groups;
		this.epsilon = op.epsilon();
		this.deviation = site.kept(site.batch(), groups, 1);
		this.forwardMeans = site.forwardScratch(site.batch(), groups, 1);
		this.backwardMeans = site.backwardScratch(site.batch(), groups, 1);
		this.squares = site.forwardScratch(site.batch(), groups, members);
		site.keepOutput();
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray x = grouped(site.input(0)), y = grouped(site.output());
		final INDArray s = deviation.array(), means = forwardMeans.array();
		mean(tape, x, means);
		tape.subtract(x, means, y);
		tape.multiply(y, y, squares.array());
		mean(tape, squares.array(), s);
		tape.add(s, epsilon, s);
		tape.power(s, 0.5, s);
		tape.divide(y, s, y);
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray y = grouped(site.output()), dy = grouped(site.outputGradient());
		final INDArray dx = grouped(site.inputGradient(0)), means = backwardMeans.array();
		tape.multiply(y, dy, dx);
		mean(tape, dx, means);
		tape.multiply(y, means, dx);
		tape.subtract(dy, dx, dx);
		mean(tape, dy, means);
		tape.subtract(dx, means, dx);
		tape.divide(dx, deviation.array(), dx);
	}

	/** batch x groups x numbers of a group */
	private INDArray grouped(final Slice slice) {
		return Views.shaped(slice.array(), site.batch(), groups, members);
	}

	private void mean(final Tape tape, final INDArray x, final INDArray z) {
		tape.sum(x, z, 2);
		tape.multiply(z, 1.0 / members, z);
	}
}
