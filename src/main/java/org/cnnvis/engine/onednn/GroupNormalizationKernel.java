package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward_data;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_normalization_flags_none;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.layer_normalization_backward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.network.op.GroupNormalization;

/** Normalises each group of channels: the library's layer normalization, where a row is a group in row-major order. */
final class GroupNormalizationKernel implements Kernel {

	private final GroupNormalization op;
	private final Site site;
	private layer_normalization_forward.primitive_desc forward;
	private Value source, mean, variance;

	GroupNormalizationKernel(final GroupNormalization op, final Site site) {
		this.op = op;
		this.site = site;
	}

	private memory.desc rows() {
		final int groups = op.groups(site.input().channels());
		return Layouts.of(format_tag.ab, Math.multiplyExact(site.batch(), groups), site.input().size() / groups);
	}

	private memory.desc map() {
		return Layouts.plain(site.batch(), site.input());
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		forward = new layer_normalization_forward.primitive_desc(new layer_normalization_forward.desc(dnnl_forward_training,
			rows(), op.epsilon(), dnnl_normalization_flags_none), OneDnn.attributes(), OneDnn.engine());
		source = emitter.to(map(), inputs.get(0)).as(rows());
		mean = emitter.allocate(forward.mean_desc());
		variance = emitter.allocate(forward.variance_desc());
		final Value y = emitter.allocate(rows());
		emitter.call(new layer_normalization_forward(forward), forward, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_MEAN, mean,
			DNNL_ARG_VARIANCE, variance, DNNL_ARG_DST, y));
		return y.as(map());
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final layer_normalization_backward.primitive_desc description = new layer_normalization_backward.primitive_desc(
			new layer_normalization_backward.desc(dnnl_backward_data, rows(), rows(), op.epsilon(),
				dnnl_normalization_flags_none), OneDnn.attributes(), OneDnn.engine(), forward);
		final Value dx = emitter.allocate(rows());
		emitter.call(new layer_normalization_backward(description), description, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_MEAN,
			mean, DNNL_ARG_VARIANCE, variance, DNNL_ARG_DIFF_DST, emitter.to(map(), gradient).as(rows()), DNNL_ARG_DIFF_SRC,
			dx));
		return Collections.singletonList(dx.as(map()));
	}
}
