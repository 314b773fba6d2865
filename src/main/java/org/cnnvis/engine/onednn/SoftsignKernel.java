package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_div;

import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Activation;

/** x / (1 + |x|), which the library does not have: the derivative is 1 / (1 + |x|)^2. */
final class SoftsignKernel implements Kernel {

	private final Site site;
	private Value divisor;

	SoftsignKernel(final Site site) {
		this.site = site;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Value magnitude = new ActivationKernel(Eltwise.of(Activation.of(Activation.Function.ABS))).forward(emitter,
			inputs);
		divisor = new ActivationKernel(Collections.singletonList(Eltwise.linear(1, 1))).forward(emitter, Collections
			.singletonList(magnitude));
		return new Binary(emitter, site.batch()).of(dnnl_binary_div, inputs.get(0), divisor);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Binary binary = new Binary(emitter, site.batch());
		return Collections.singletonList(binary.of(dnnl_binary_div, binary.of(dnnl_binary_div, gradient, divisor), divisor));
	}
}
