package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.Collections;
import java.util.List;

/** Multiplies with a mask that is given for each run. */
final class DropoutKernel implements Kernel {

	private final int array;
	private final Site site;
	private Value mask;

	/** @param array which of the session's arrays is the mask */
	DropoutKernel(final int array, final Site site) {
		this.array = array;
		this.site = site;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Value plain = emitter.allocate(Layouts.plain(site.batch(), site.output()));
		emitter.upload(session -> session.cotangent(array), plain);
		mask = emitter.to(Layouts.dense(inputs.get(0).desc()), plain);
		return new Binary(emitter, site.batch()).of(dnnl_binary_mul, inputs.get(0), mask);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		return Collections.singletonList(new Binary(emitter, site.batch()).of(dnnl_binary_mul, emitter.to(mask.desc(),
			gradient), mask));
	}
}
