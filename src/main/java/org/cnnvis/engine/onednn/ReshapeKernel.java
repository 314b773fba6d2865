package org.cnnvis.engine.onednn;

import java.util.Collections;
import java.util.List;

import org.bytedeco.dnnl.memory;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Reshape;

/** The same numbers in the same order under another shape: nothing is done where they lie in that order already. */
final class ReshapeKernel implements Kernel {

	private final boolean channelsLast;
	private final Site site;

	ReshapeKernel(final Reshape op, final Site site) {
		this.channelsLast = op.order() == Reshape.Order.CHANNELS_LAST;
		this.site = site;
	}

	private memory.desc layout(final Shape shape) {
		return channelsLast ? Layouts.channelsLast(site.batch(), shape) : Layouts.plain(site.batch(), shape);
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		return emitter.to(layout(site.input()), inputs.get(0)).as(layout(site.output()));
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		return Collections.singletonList(emitter.to(layout(site.output()), gradient).as(layout(site.input())));
	}
}
