package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.prelu_backward;
import org.bytedeco.dnnl.prelu_forward;
import org.cnnvis.network.op.ParametricRelu;

/** A ReLU with learned slopes. */
final class ParametricReluKernel implements Kernel {

	private final ParametricRelu op;
	private prelu_forward.primitive_desc forward;
	private Value source, slopes;

	ParametricReluKernel(final ParametricRelu op) {
		this.op = op;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final memory.desc layout = Layouts.dense(inputs.get(0).desc());
		final long[] dimensions = { 1, op.slope().dim(0), op.slope().dim(1), op.slope().dim(2) };
		forward = new prelu_forward.primitive_desc(new prelu_forward.desc(dnnl_forward_training, layout, Layouts.any(
			dimensions)), OneDnn.attributes(), OneDnn.engine());
		slopes = emitter.constant(Layouts.of(format_tag.nchw, dimensions), op.slope()::data, forward.weights_desc());
		source = emitter.to(layout, inputs.get(0));
		final Value y = emitter.allocate(layout);
		emitter.call(new prelu_forward(forward), forward, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_WEIGHTS, slopes,
			DNNL_ARG_DST, y));
		return y;
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final memory.desc layout = source.desc();
		final prelu_backward.primitive_desc description = new prelu_backward.primitive_desc(new prelu_backward.desc(layout,
			slopes.desc(), layout, slopes.desc()), OneDnn.attributes(), OneDnn.engine(), forward);
		final Value dx = emitter.allocate(layout);
		// The library computes the slopes' gradients as well, which nobody wants.
		emitter.call(new prelu_backward(description), description, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_WEIGHTS, slopes,
			DNNL_ARG_DIFF_DST, emitter.to(layout, gradient), DNNL_ARG_DIFF_SRC, dx, DNNL_ARG_DIFF_WEIGHTS, emitter.allocate(
				slopes.desc())));
		return Collections.singletonList(dx);
	}
}
