package org.cnnvis.engine.portable;

import java.util.stream.IntStream;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Combines inputs number by number; inputs of one channel, row or column are repeated. */
final class MergeKernel implements Kernel {

	private final Site site;
	private final Merging merging;
	private final Slice wide;

	MergeKernel(final Site site, final Merging merging) {
		this.site = site;
		this.merging = merging;
		final boolean repeats = IntStream.range(0, site.inputs()).anyMatch(this::isRepeated);
		this.wide = repeats ? site.backwardScratch(site.outputDims()) : null;
	}

	private boolean isRepeated(final int i) {
		return !site.inputShape(i).equals(site.outputShape());
	}

	@Override
	public void forward(final Tape tape) {
		merging.combine(tape);
	}

	@Override
	public void backward(final Tape tape) {
		for (int i = 0; i < site.inputs(); i++) {
			final INDArray dx = site.inputGradient(i).array();
			merging.gradient(tape, i, isRepeated(i) ? wide.array() : dx);
			if (isRepeated(i)) tape.sum(wide.array(), dx, repeatedDimensions(dx));
		}
	}

	private int[] repeatedDimensions(final INDArray dx) {
		return IntStream.range(0, 4).filter(d -> dx.size(d) != wide.array().size(d)).toArray();
	}
}
