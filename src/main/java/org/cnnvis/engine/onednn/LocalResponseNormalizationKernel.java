package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_across_channels;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.lrn_backward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.network.op.LocalResponseNormalization;

/** Divides by a power of the squares of neighbouring channels. */
final class LocalResponseNormalizationKernel implements Kernel {

	private final LocalResponseNormalization op;
	private final Site site;
	private lrn_forward.primitive_desc forward;
	private Value source, workspace;

	LocalResponseNormalizationKernel(final LocalResponseNormalization op, final Site site) {
		this.op = op;
		this.site = site;
	}

	/** The library divides alpha by the number of neighbours. */
	private float alpha() {
		return op.alpha() * op.size();
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final memory.desc layout = fastest(inputs.get(0).desc());
		source = emitter.to(layout, inputs.get(0));
		forward = describe(layout);
		final Value y = emitter.allocate(layout);
		final Map<Integer, Value> arguments = new HashMap<>();
		arguments.put(DNNL_ARG_SRC, source);
		arguments.put(DNNL_ARG_DST, y);
		if (forward.workspace_desc().get_size() > 0) {
			workspace = emitter.allocate(forward.workspace_desc());
			arguments.put(DNNL_ARG_WORKSPACE, workspace);
		}
		emitter.call(new lrn_forward(forward), forward, arguments);
		return y;
	}

	/** The layout itself, or the first for which the library has kernels of its own both ways: others take 30 times longer. */
	private memory.desc fastest(final memory.desc given) {
		final memory.desc dense = Layouts.dense(given);
		final long[] dimensions = Layouts.dimensions(given);
		for (final memory.desc layout : new memory.desc[] { dense, Layouts.of(format_tag.nChw16c, dimensions), Layouts.of(
			format_tag.nChw8c, dimensions) })
		{
			final lrn_forward.primitive_desc there = describe(layout);
			if (!there.impl_info_str().getString().contains("ref") && (!site.hasGradient() || !describeBackward(layout, there)
				.impl_info_str().getString().contains("ref"))) return layout;
		}
		return dense;
	}

	private lrn_forward.primitive_desc describe(final memory.desc layout) {
		return new lrn_forward.primitive_desc(new lrn_forward.desc(site.hasGradient() ? dnnl_forward_training
			: dnnl_forward_inference, dnnl_lrn_across_channels, layout, op.size(), alpha(), op.beta(), op.k()), OneDnn
				.attributes(), OneDnn.engine());
	}

	private lrn_backward.primitive_desc describeBackward(final memory.desc layout,
		final lrn_forward.primitive_desc there)
	{
		return new lrn_backward.primitive_desc(new lrn_backward.desc(dnnl_lrn_across_channels, layout, layout, op.size(),
			alpha(), op.beta(), op.k()), OneDnn.attributes(), OneDnn.engine(), there);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final memory.desc layout = source.desc();
		final lrn_backward.primitive_desc description = describeBackward(layout, forward);
		final Value dx = emitter.allocate(layout);
		final Map<Integer, Value> arguments = new HashMap<>();
		arguments.put(DNNL_ARG_SRC, source);
		arguments.put(DNNL_ARG_DIFF_DST, emitter.to(layout, gradient));
		arguments.put(DNNL_ARG_DIFF_SRC, dx);
		if (workspace != null) arguments.put(DNNL_ARG_WORKSPACE, workspace);
		emitter.call(new lrn_backward(description), description, arguments);
		return Collections.singletonList(dx);
	}
}
