package org.cnnvis.engine.onednn;

import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Permute;

/** Exchanges axes: the same numbers looked at in another order, brought into the plain layout. */
final class PermuteKernel implements Kernel {

	/** Where each axis of the input goes, and where each axis of the output comes from, the batch being axis 0. */
	private final int[] goes = new int[4], comes = new int[4];
	private final Site site;

	PermuteKernel(final Permute op, final Site site) {
		this.site = site;
		for (int i = 0; i < 3; i++) {
			comes[i + 1] = op.axes()[i] + 1;
			goes[comes[i + 1]] = i + 1;
		}
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Value x = emitter.to(Layouts.dense(inputs.get(0).desc()), inputs.get(0));
		return emitter.to(Layouts.plain(site.batch(), site.output()), x.as(x.desc().permute_axes(goes)));
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Value g = emitter.to(Layouts.dense(gradient.desc()), gradient);
		return Collections.singletonList(emitter.to(Layouts.plain(site.batch(), site.input()), g.as(g.desc().permute_axes(
			comes))));
	}
}
