package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;

/** Softmax over the channels of each position. */
final class SoftmaxKernel implements Kernel {

	private final Rows rows;
	private softmax_forward.primitive_desc forward;
	private Value output;

	SoftmaxKernel(final Site site) {
		this.rows = new Rows(site);
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final memory.desc layout = rows.layout();
		forward = new softmax_forward.primitive_desc(new softmax_forward.desc(dnnl_forward_training, layout, 1), OneDnn
			.attributes(), OneDnn.engine());
		output = emitter.allocate(layout);
		emitter.call(new softmax_forward(forward), forward, Map.of(DNNL_ARG_SRC, rows.of(emitter, inputs.get(0)),
			DNNL_ARG_DST, output));
		return rows.map(output);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final memory.desc layout = rows.layout();
		final softmax_backward.primitive_desc description = new softmax_backward.primitive_desc(new softmax_backward.desc(
			layout, layout, 1), OneDnn.attributes(), OneDnn.engine(), forward);
		final Value dx = emitter.allocate(layout);
		emitter.call(new softmax_backward(description), description, Map.of(DNNL_ARG_DST, output, DNNL_ARG_DIFF_DST, rows.of(
			emitter, gradient), DNNL_ARG_DIFF_SRC, dx));
		return Collections.singletonList(rows.map(dx));
	}
}
