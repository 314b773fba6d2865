package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import java.util.Collections;
import java.util.List;

import org.bytedeco.dnnl.memory;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.TransposedConvolution;

/** A convolution the other way round: forward it is what takes gradients back through that convolution. */
final class TransposedConvolutionKernel implements Kernel {

	private final TransposedConvolution op;
	private final Site site;
	private final DirectConvolution adjoint;

	TransposedConvolutionKernel(final TransposedConvolution op, final Site site) {
		this.op = op;
		this.site = site;
		final Geometry geometry = new Geometry(op.window(), op.cut(site.input().height(), site.input().width()));
		adjoint = new DirectConvolution(new ConvolutionProblem(site.batch(), site.output(), site.input(), 1, geometry,
			false), new FixedWeights(op.kernel().data(), null, site.input().channels(), site.output().channels(), 1), site
				.precision());
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Value y = adjoint.backward(emitter, inputs.get(0), memory.data_type.f32);
		if (op.bias() == null) return y;
		final memory.desc layout = Layouts.plain(1, Shape.vector(op.bias().length));
		return new Binary(emitter, site.batch()).of(dnnl_binary_add, y, emitter.constant(layout, op::bias, layout));
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		return Collections.singletonList(adjoint.forward(emitter, gradient, OneDnn.attributes(), true,
			memory.data_type.f32));
	}
}
