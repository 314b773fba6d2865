package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_eq;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_lt;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_norm_lp_power_p_sum;

import java.util.Collections;
import java.util.Map;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;
import org.cnnvis.engine.GradientRule;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;

/** {@link GradientRule#REDIRECT_DEAD_RELU}. */
final class DeadRelu {

	private final float limit;
	private final int batch;

	private DeadRelu(final float limit, final int batch) {
		this.limit = limit;
		this.batch = batch;
	}

	/** @return null if the rule is not followed, or the function is no ReLU */
	static DeadRelu of(final Activation f, final Site site) {
		return site.follows(GradientRule.REDIRECT_DEAD_RELU) && f.canDie() ? new DeadRelu(f.beta(), site.batch()) : null;
	}

	/**
	 * @param y the ReLU's output
	 * @param dy the gradient with respect to it
	 * @param dx the derivative times dy
	 * @return the gradient with respect to the input
	 */
	Value of(final Emitter emitter, final Value y, final Value dy, final Value dx) {
		final Binary binary = new Binary(emitter, batch);
		final Value dead = binary.of(dnnl_binary_eq, magnitude(emitter, dx), binary.number(0));
		Value upward = new ActivationKernel(Collections.singletonList(Eltwise.relu())).forward(emitter, Collections
			.singletonList(dy));
		if (limit != Float.POSITIVE_INFINITY) upward = binary.of(dnnl_binary_mul, upward, binary.of(dnnl_binary_lt, y,
			binary.number(limit)));
		return binary.of(dnnl_binary_add, dx, binary.of(dnnl_binary_mul, upward, dead));
	}

	/** For each picture, the sum of the absolute numbers. */
	private Value magnitude(final Emitter emitter, final Value value) {
		final memory.desc layout = Layouts.dense(value.desc()), single = Layouts.plain(batch, Shape.of(1, 1, 1));
		final reduction.primitive_desc description = new reduction.primitive_desc(new reduction.desc(
			dnnl_reduction_norm_lp_power_p_sum, layout, single, 1, 0), OneDnn.attributes(), OneDnn.engine());
		final Value sum = emitter.allocate(single);
		emitter.call(new reduction(description), description, Map.of(DNNL_ARG_SRC, emitter.to(layout, value), DNNL_ARG_DST,
			sum));
		return sum;
	}
}
