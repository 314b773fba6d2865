package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_ge;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_lt;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_min;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Activation;

/** A ReLU whose threshold is not 0, which the library does not have. */
final class ThresholdedReluKernel implements Kernel {

	private final Activation op;
	private final Site site;
	/** What becomes of the gradient of dead pictures, or null. */
	private final DeadRelu redirection;
	/** The output, and its derivative. */
	private Value y, slope;

	ThresholdedReluKernel(final Activation op, final Site site) {
		this.op = op;
		this.site = site;
		this.redirection = DeadRelu.of(op, site);
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Binary binary = new Binary(emitter, site.batch());
		final Value x = inputs.get(0), above = binary.of(dnnl_binary_ge, x, binary.number(op.threshold()));
		y = x;
		slope = above;
		if (op.beta() != Float.POSITIVE_INFINITY) {
			y = binary.of(dnnl_binary_min, x, binary.number(op.beta()));
			slope = binary.of(dnnl_binary_mul, above, binary.of(dnnl_binary_lt, x, binary.number(op.beta())));
		}
		y = binary.of(dnnl_binary_mul, y, above);
		if (op.alpha() != 0) {
			final Value below = binary.of(dnnl_binary_lt, x, binary.number(op.threshold()));
			y = binary.of(dnnl_binary_add, y, binary.of(dnnl_binary_mul, linear(emitter, x, op.alpha(), -op.alpha() * op
				.threshold()), below));
			slope = binary.of(dnnl_binary_add, slope, linear(emitter, below, op.alpha(), 0));
		}
		return y;
	}

	private static Value linear(final Emitter emitter, final Value x, final float factor, final float shift) {
		return new ActivationKernel(Collections.singletonList(Eltwise.linear(factor, shift))).forward(emitter, Collections
			.singletonList(x));
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Value dx = new Binary(emitter, site.batch()).of(dnnl_binary_mul, gradient, slope);
		return Collections.singletonList(redirection == null ? dx : redirection.of(emitter, y, gradient, dx));
	}
}
