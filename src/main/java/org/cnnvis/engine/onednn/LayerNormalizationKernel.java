package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scaleshift;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.layer_normalization_backward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.network.op.LayerNormalization;

/** Normalises the channels of each position. */
final class LayerNormalizationKernel implements Kernel {

	private final LayerNormalization op;
	private final Rows rows;
	private layer_normalization_forward.primitive_desc forward;
	private Value source, mean, variance, weights;

	LayerNormalizationKernel(final LayerNormalization op, final Site site) {
		this.op = op;
		this.rows = new Rows(site);
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final memory.desc layout = rows.layout();
		forward = new layer_normalization_forward.primitive_desc(new layer_normalization_forward.desc(dnnl_forward_training,
			layout, op.epsilon(), dnnl_use_scaleshift), OneDnn.attributes(), OneDnn.engine());
		final memory.desc pairs = Layouts.of(format_tag.ab, 2, op.gamma().length);
		weights = emitter.constant(pairs, this::gammaAndBeta, pairs);
		source = rows.of(emitter, inputs.get(0));
		mean = emitter.allocate(forward.mean_desc());
		variance = emitter.allocate(forward.variance_desc());
		final Value y = emitter.allocate(layout);
		emitter.call(new layer_normalization_forward(forward), forward, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_MEAN, mean,
			DNNL_ARG_VARIANCE, variance, DNNL_ARG_SCALE_SHIFT, weights, DNNL_ARG_DST, y));
		return rows.map(y);
	}

	private float[] gammaAndBeta() {
		final int n = op.gamma().length;
		final float[] both = Arrays.copyOf(op.gamma(), 2 * n);
		System.arraycopy(op.beta(), 0, both, n, n);
		return both;
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final memory.desc layout = rows.layout();
		final layer_normalization_backward.primitive_desc description = new layer_normalization_backward.primitive_desc(
			new layer_normalization_backward.desc(dnnl_backward, layout, layout, op.epsilon(), dnnl_use_scaleshift),
			OneDnn.attributes(), OneDnn.engine(), forward);
		final Value dx = emitter.allocate(layout);
		// The library computes the gradients of gamma and beta only along with it.
		emitter.call(new layer_normalization_backward(description), description, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_MEAN,
			mean, DNNL_ARG_VARIANCE, variance, DNNL_ARG_SCALE_SHIFT, weights, DNNL_ARG_DIFF_DST, rows.of(emitter, gradient),
			DNNL_ARG_DIFF_SRC, dx, DNNL_ARG_DIFF_SCALE_SHIFT, emitter.allocate(weights.desc())));
		return Collections.singletonList(rows.map(dx));
	}
}
