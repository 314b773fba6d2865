package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_nearest;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.resampling_backward;
import org.bytedeco.dnnl.resampling_forward;
import org.cnnvis.network.op.Upsampling;

/** Enlarges maps. */
final class UpsamplingKernel implements Kernel {

	private final int algorithm;
	private final Site site;
	private resampling_forward.primitive_desc forward;

	UpsamplingKernel(final Upsampling op, final Site site) {
		this.algorithm = op.kind() == Upsampling.Kind.NEAREST ? dnnl_resampling_nearest : dnnl_resampling_linear;
		this.site = site;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final memory.desc layout = Layouts.dense(inputs.get(0).desc());
		forward = new resampling_forward.primitive_desc(new resampling_forward.desc(dnnl_forward_training, algorithm, layout,
			Layouts.like(layout, site.batch(), site.output())), OneDnn.attributes(), OneDnn.engine());
		final Value y = emitter.allocate(forward.dst_desc());
		emitter.call(new resampling_forward(forward), forward, Map.of(DNNL_ARG_SRC, emitter.to(layout, inputs.get(0)),
			DNNL_ARG_DST, y));
		return y;
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final memory.desc layout = forward.src_desc();
		final resampling_backward.primitive_desc description = new resampling_backward.primitive_desc(
			new resampling_backward.desc(algorithm, layout, forward.dst_desc()), OneDnn.attributes(), OneDnn.engine(), forward);
		final Value dx = emitter.allocate(layout);
		emitter.call(new resampling_backward(description), description, Map.of(DNNL_ARG_DIFF_DST, emitter.to(forward
			.dst_desc(), gradient), DNNL_ARG_DIFF_SRC, dx));
		return Collections.singletonList(dx);
	}
}
