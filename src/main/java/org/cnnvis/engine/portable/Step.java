package org.cnnvis.engine.portable;

import java.util.ArrayList;
import java.util.List;

/** The computation of one node, forward and backward. */
final class Step {

	private final Value output;
	private final Site site;
	private final Kernel kernel;
	private final List<GradientShare> cotangents = new ArrayList<>();
	private final Tape forward, backward;

	/** @param kernel null for the picture, which is given */
	Step(final Value output, final Site site, final Kernel kernel) {
		this.output = output;
		this.site = site;
		this.kernel = kernel;
		this.forward = new Tape(site == null ? null : site.workers());
		this.backward = new Tape(site == null ? null : site.workers());
	}

	/** A gradient that comes from outside. */
	void addCotangent(final GradientShare share) {
		cotangents.add(share);
	}

	/** Makes ready, once memory is there. */
	void record(final boolean gradient) {
		for (final GradientShare share : cotangents)
			share.record();
		if (kernel == null) return;
		kernel.forward(forward);
		if (!gradient) return;
		kernel.backward(backward);
		for (final GradientShare share : site.shares())
			share.record();
	}

	void forward() {
		forward.play();
	}

	List<GradientShare> cotangents() {
		return cotangents;
	}

	/** Hands the gradient on to the inputs. Nothing to do where none has come. */
	void backward() {
		if (kernel == null || !output.isGradientSet()) return;
		backward.play();
		// The one that was written to the gradient itself comes last in the list and goes first.
		for (int i = site.shares().size() - 1; i >= 0; i--)
			site.shares().get(i).deliver();
	}

	void forgetGradient() {
		output.setGradientSet(false);
	}
}
