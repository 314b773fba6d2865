package org.cnnvis.engine.portable;

import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Maximum or average of a window of the site's input. Of equal maxima, the first row by row gets the gradient. */
final class SlidingWindow {

	private final Site site;
	private final Window window;
	private final boolean maximum;
	private final Frame forwardFrame, backwardFrame, gradientFrame;
	private final Slice correction, corrected;

	/** @param forward where the forward pass is recorded */
	SlidingWindow(final Site site, final Pooling op, final Scratch forward) {
		this.site = site;
		this.window = op.window();
		this.maximum = op.kind() == Pooling.Kind.MAX;
		final Shape in = site.inputShape(0);
		this.forwardFrame = frame(forward);
		this.backwardFrame = site.hasGradient() && maximum ? frame(site::backwardScratch) : null;
		this.gradientFrame = site.hasGradient() ? frame(site::backwardScratch) : null;
		final float[] factors = maximum ? null : factors(op.divisors(in.height(), in.width()));
		this.correction = factors == null ? null : site.constant(factors, 1, 1, site.outputShape().height(), site
			.outputShape().width());
		this.corrected = factors == null ? null : site.backwardScratch(site.outputDims());
	}

	private Frame frame(final Scratch scratch) {
		final Shape in = site.inputShape(0);
		return new Frame(scratch, site.batch(), in.channels(), in.height(), in.width(), window.border(in.height(), in
			.width()));
	}

	/** By which an average over the whole window has to be multiplied at each position; null where that is 1 everywhere. */
	private float[] factors(final float[] divisors) {
		final float all = window.kernelHeight() * window.kernelWidth();
		boolean needed = false;
		for (int i = 0; i < divisors.length; i++) {
			divisors[i] = divisors[i] == 0 ? 0 : all / divisors[i];
			needed |= divisors[i] != 1;
		}
		return needed ? divisors : null;
	}

	void forward(final Tape tape, final INDArray x, final INDArray y) {
		pool(tape, "", y, forwardFrame.enclose(tape, x, borderValue()));
		if (correction != null) tape.multiply(y, correction.array(), y);
	}

	void backward(final Tape tape, final INDArray x, final INDArray gradient, final INDArray dx) {
		INDArray dy = gradient;
		if (correction != null) {
			tape.multiply(dy, correction.array(), corrected.array());
			dy = corrected.array();
		}
		final INDArray framed = gradientFrame.framed(dx);
		// An average's gradient does not depend on the numbers, only on their shape.
		pool(tape, "_bp", framed, maximum ? backwardFrame.enclose(tape, x, borderValue()) : framed, dy);
		gradientFrame.release(tape, dx);
	}

	/** Never a maximum, and nothing to a sum. */
	private double borderValue() {
		return maximum ? -Float.MAX_VALUE : 0;
	}

	private void pool(final Tape tape, final String suffix, final INDArray result, final INDArray... in) {
		// Kernel, stride, border, dilation, 0 for a border that is given, 0 for a divisor without it, 0 for channels first.
		tape.op((maximum ? "maxpool2d" : "avgpool2d") + suffix, in, result, window.kernelHeight(), window.kernelWidth(),
			window.strideY(), window.strideX(), 0, 0, window.dilationY(), window.dilationX(), 0, 0, 0);
	}
}
