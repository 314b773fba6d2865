package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;

/** Maximum or average of a sliding window. The maximum notes where it was, for the way back. */
final class PoolingKernel implements Kernel {

	private final int algorithm;
	private final Geometry g;
	private final Site site;
	/** For each position, the window's area over what the average divides by; null where that is the area. */
	private final float[] corrections;
	private pooling_forward.primitive_desc forward;
	private Value workspace, correction;

	PoolingKernel(final Pooling op, final Site site) {
		this.algorithm = op.kind() == Pooling.Kind.MAX ? dnnl_pooling_max : op.countBorder()
			? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding;
		this.g = new Geometry(op.window(), site.input()).withinMap(site.input(), site.output());
		this.site = site;
		this.corrections = algorithm == dnnl_pooling_avg_include_padding ? corrections(op, site.input()) : null;
	}

	/** The library divides by the window it knows, but pixels appended to round the size up do not count. */
	private float[] corrections(final Pooling op, final Shape input) {
		final float area = g.kernel[0] * g.kernel[1];
		final float[] factors = op.divisors(input.height(), input.width());
		boolean whole = true;
		for (int i = 0; i < factors.length; i++) {
			whole &= factors[i] == area;
			factors[i] = area / factors[i];
		}
		return whole ? null : factors;
	}

	/** The same with a window as large as the map. */
	static Pooling windowed(final GlobalPooling op, final Site site) {
		final int[] size = { site.input().height(), site.input().width() }, one = { 1, 1 };
		return new Pooling(op.kind(), new Window(size, one, one, Padding.NONE), false);
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final memory.desc layout = Layouts.dense(inputs.get(0).desc());
		forward = new pooling_forward.primitive_desc(new pooling_forward.desc(site.hasGradient()
			? dnnl_forward_training : dnnl_forward_inference, algorithm, layout, Layouts.any(layout.data_type(), Layouts.dimensions(site.batch(), site
				.output())),
			g.strides, g.kernel, g.before, g.after), OneDnn.attributes(), OneDnn.engine());
		final Value y = emitter.allocate(forward.dst_desc());
		final Map<Integer, Value> arguments = new HashMap<>();
		arguments.put(DNNL_ARG_SRC, emitter.to(layout, inputs.get(0)));
		arguments.put(DNNL_ARG_DST, y);
		if (algorithm == dnnl_pooling_max && site.hasGradient()) {
			workspace = emitter.allocate(forward.workspace_desc());
			arguments.put(DNNL_ARG_WORKSPACE, workspace);
		}
		emitter.call(new pooling_forward(forward), forward, arguments);
		if (corrections == null) return y;
		final memory.desc map = Layouts.plain(1, Shape.of(1, site.output().height(), site.output().width()));
		correction = emitter.constant(map, () -> corrections, map);
		return new Binary(emitter, site.batch()).of(dnnl_binary_mul, y, correction);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final pooling_backward.primitive_desc description = new pooling_backward.primitive_desc(new pooling_backward.desc(
			algorithm, forward.src_desc(), forward.dst_desc(), g.strides, g.kernel, g.before, g.after), OneDnn.attributes(),
			OneDnn.engine(), forward);
		final Value dx = emitter.allocate(description.diff_src_desc());
		final Value dy = correction == null ? gradient : new Binary(emitter, site.batch()).of(dnnl_binary_mul, gradient,
			correction);
		final Map<Integer, Value> arguments = new HashMap<>();
		arguments.put(DNNL_ARG_DIFF_DST, emitter.to(description.diff_dst_desc(), dy));
		arguments.put(DNNL_ARG_DIFF_SRC, dx);
		if (workspace != null) arguments.put(DNNL_ARG_WORKSPACE, workspace);
		emitter.call(new pooling_backward(description), description, arguments);
		return Collections.singletonList(dx);
	}
}
