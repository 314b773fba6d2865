package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_div;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_gt;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_norm_lp_max;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.L2Normalization;

/** Divides the channels of each position by their norm. */
final class L2NormalizationKernel implements Kernel {

	private final L2Normalization op;
	private final Site site;
	private Value norm, output;

	L2NormalizationKernel(final L2Normalization op, final Site site) {
		this.op = op;
		this.site = site;
	}

	private Shape oneChannel() {
		return Shape.of(1, site.input().height(), site.input().width());
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final memory.desc layout = Layouts.dense(inputs.get(0).desc());
		final Value x = emitter.to(layout, inputs.get(0));
		norm = emitter.allocate(Layouts.plain(site.batch(), oneChannel()));
		// max(sum of squares, epsilon^2)^(1/2)
		final reduction.primitive_desc description = new reduction.primitive_desc(new reduction.desc(
			dnnl_reduction_norm_lp_max, layout, norm.desc(), 2, op.epsilon() * op.epsilon()), OneDnn.attributes(), OneDnn
				.engine());
		emitter.call(new reduction(description), description, Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DST, norm));
		output = new Binary(emitter, site.batch()).of(dnnl_binary_div, x, norm);
		return output;
	}

	/** dx = (g - y * sum(g * y)) / norm; without the sum where the norm is epsilon, a constant. */
	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Binary binary = new Binary(emitter, site.batch());
		final memory.desc number = Layouts.plain(1, Shape.vector(1));
		final Value epsilon = emitter.constant(number, () -> new float[] { op.epsilon() }, number);
		final Value along = binary.summed(binary.of(dnnl_binary_mul, gradient, output), oneChannel());
		final Value turning = binary.of(dnnl_binary_mul, along, binary.of(dnnl_binary_gt, norm, epsilon));
		return Collections.singletonList(binary.of(dnnl_binary_div, binary.of(dnnl_binary_sub, gradient, binary.of(
			dnnl_binary_mul, output, turning)), norm));
	}
}
