package org.cnnvis.engine.portable;

import org.cnnvis.engine.GradientRule;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;

/**
 * A maximum that follows {@link GradientRule#SMOOTH_MAX_POOL}: the gradient is that of s = a / b, where a = mean(x^2) and b
 * = {@link GradientRule#SMOOTHING} + mean(|x|).
 */
final class SmoothMaximumKernel implements Kernel {

	private final Site site;
	private final Kernel maximum;
	private final SlidingWindow mean;
	private final Slice t, u, a, b;

	SmoothMaximumKernel(final Site site, final Kernel maximum, final Window window) {
		this.site = site;
		this.maximum = maximum;
		this.mean = new SlidingWindow(site, new Pooling(Pooling.Kind.AVERAGE, window, false), site::backwardScratch);
		final Shape in = site.inputShape(0);
		this.t = site.backwardScratch(site.batch(), in.channels(), in.height(), in.width());
		this.u = site.backwardScratch(site.batch(), in.channels(), in.height(), in.width());
		this.a = site.backwardScratch(site.outputDims());
		this.b = site.backwardScratch(site.outputDims());
		site.keepInput(0);
	}

	@Override
	public void forward(final Tape tape) {
		maximum.forward(tape);
	}

	@Override
	public void backward(final Tape tape) {
		final INDArray x = site.input(0).array(), dx = site.inputGradient(0).array();
		tape.multiply(x, x, t.array());
		mean.forward(tape, t.array(), a.array());
		tape.op(new Abs(x, t.array()));
		mean.forward(tape, t.array(), b.array());
		tape.add(b.array(), GradientRule.SMOOTHING, b.array());
		// s, then the gradients with respect to a and b.
		tape.divide(a.array(), b.array(), a.array());
		tape.divide(site.outputGradient().array(), b.array(), b.array());
		tape.multiply(a.array(), b.array(), a.array());
		mean.backward(tape, x, b.array(), dx);
		tape.multiply(dx, x, dx);
		tape.multiply(dx, 2, dx);
		mean.backward(tape, x, a.array(), t.array());
		tape.op(new Sign(x, u.array()));
		tape.multiply(t.array(), u.array(), t.array());
		tape.subtract(dx, t.array(), dx);
	}
}
