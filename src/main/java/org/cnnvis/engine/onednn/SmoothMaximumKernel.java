package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_div;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;

import java.util.Collections;
import java.util.List;

import org.cnnvis.engine.GradientRule;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Pooling;

/**
 * A maximum with the gradient of s = a / b, where a = mean(x^2) and b = {@link GradientRule#SMOOTHING} + mean(|x|): ds = da
 * / b - s db / b.
 */
final class SmoothMaximumKernel implements Kernel {

	private final Pooling op, mean;
	private final Site site;
	private Value source;

	SmoothMaximumKernel(final Pooling op, final Site site) {
		this.op = op;
		this.mean = new Pooling(Pooling.Kind.AVERAGE, op.window(), false);
		this.site = site;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		source = inputs.get(0);
		return new PoolingKernel(op, site).forward(emitter, inputs);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Mean a = new Mean(emitter, Activation.Function.SQUARE), b = new Mean(emitter, Activation.Function.ABS);
		final Binary binary = new Binary(emitter, site.batch());
		final Value divisor = new ActivationKernel(Collections.singletonList(Eltwise.linear(1, GradientRule.SMOOTHING)))
			.forward(emitter, Collections.singletonList(b.value));
		final Value da = binary.of(dnnl_binary_div, gradient, divisor);
		final Value db = binary.of(dnnl_binary_mul, da, binary.of(dnnl_binary_div, a.value, divisor));
		return Collections.singletonList(binary.of(dnnl_binary_sub, a.backward(da), b.backward(db)));
	}

	/** The mean of a function over each window. */
	private final class Mean {

		final Value value;
		private final Emitter emitter;
		private final Kernel function, average;

		Mean(final Emitter emitter, final Activation.Function function) {
			this.emitter = emitter;
			this.function = new ActivationKernel(Eltwise.of(Activation.of(function)));
			this.average = new PoolingKernel(mean, site);
			value = average.forward(emitter, Collections.singletonList(this.function.forward(emitter, Collections
				.singletonList(source))));
		}

		Value backward(final Value gradient) {
			return function.backward(emitter, average.backward(emitter, gradient).get(0)).get(0);
		}
	}
}
