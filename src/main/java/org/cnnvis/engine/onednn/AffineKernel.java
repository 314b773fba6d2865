package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import org.bytedeco.dnnl.memory;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Affine;

/** A factor and a shift for each channel. */
final class AffineKernel implements Kernel {

	private final Affine op;
	private final Site site;
	private Value scale;

	AffineKernel(final Affine op, final Site site) {
		this.op = op;
		this.site = site;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		scale = perChannel(emitter, op::scale);
		final Binary binary = new Binary(emitter, site.batch());
		return binary.of(dnnl_binary_add, binary.of(dnnl_binary_mul, inputs.get(0), scale), perChannel(emitter, op::shift));
	}

	private Value perChannel(final Emitter emitter, final Supplier<float[]> numbers) {
		final memory.desc layout = Layouts.plain(1, Shape.vector(site.input().channels()));
		return emitter.constant(layout, numbers, layout);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		return Collections.singletonList(new Binary(emitter, site.batch()).of(dnnl_binary_mul, gradient, scale));
	}
}
