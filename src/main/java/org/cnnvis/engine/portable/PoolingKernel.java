package org.cnnvis.engine.portable;

import org.cnnvis.network.Shape;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;

/** Maximum or average of a sliding window. */
final class PoolingKernel implements Kernel {

	private final Site site;
	private final SlidingWindow window;

	PoolingKernel(final Site site, final Pooling op) {
		this.site = site;
		this.window = new SlidingWindow(site, op, site::forwardScratch);
		if (op.kind() == Pooling.Kind.MAX) site.keepInput(0);
	}

	/** The same with a window as large as the map. */
	static Pooling windowed(final Site site, final GlobalPooling op) {
		final Shape in = site.inputShape(0);
		final int[] size = { in.height(), in.width() }, one = { 1, 1 };
		return new Pooling(op.kind(), new Window(size, one, one, Padding.NONE), false);
	}

	@Override
	public void forward(final Tape tape) {
		window.forward(tape, site.input(0).array(), site.output().array());
	}

	@Override
	public void backward(final Tape tape) {
		window.backward(tape, site.input(0).array(), site.outputGradient().array(), site.inputGradient(0).array());
	}
}
