package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;
import org.cnnvis.network.op.Activation;

/** One or more functions of each number, one after the other. */
final class ActivationKernel implements Kernel {

	private final List<Eltwise> functions;
	/** What becomes of the gradient of dead pictures, or null. */
	private final DeadRelu redirection;
	/** What each function's derivative is computed from: its output or its input. */
	private final List<Value> known = new ArrayList<>();

	ActivationKernel(final List<Eltwise> functions) {
		this(functions, null);
	}

	ActivationKernel(final Activation activation, final Site site) {
		this(Eltwise.of(activation), DeadRelu.of(activation, site));
	}

	private ActivationKernel(final List<Eltwise> functions, final DeadRelu redirection) {
		this.functions = functions;
		this.redirection = redirection;
	}

	/** The function that another primitive can compute on the way, or null: it must not need its argument again. */
	Eltwise fusable() {
		return functions.size() == 1 && functions.get(0).fromOutput() ? functions.get(0) : null;
	}

	/** Only chooses, so that rounded numbers are as good as others. */
	boolean takesRounded() {
		return redirection == null && functions.size() == 1 && functions.get(0).isRelu();
	}

	/** The function was computed on the way. */
	void computed(final Value output) {
		known.add(output);
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		Value x = inputs.get(0);
		for (final Eltwise function : functions) {
			final memory.desc layout = Layouts.dense(x.desc());
			final Value source = emitter.to(layout, x);
			x = emitter.allocate(layout);
			final eltwise_forward.primitive_desc description = description(function, layout);
			emitter.call(new eltwise_forward(description), description, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_DST, x));
			known.add(function.fromOutput() ? x : source);
		}
		return x;
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		Value g = gradient;
		for (int i = functions.size() - 1; i >= 0; i--) {
			final Eltwise function = functions.get(i);
			final memory.desc layout = known.get(i).desc();
			final Value dy = emitter.to(layout, g);
			final eltwise_backward.primitive_desc description = new eltwise_backward.primitive_desc(
				new eltwise_backward.desc(function.derivative, layout, layout, function.alpha, function.beta), OneDnn
					.attributes(), OneDnn.engine(), description(function, layout));
			g = redirection == null && emitter.isOverwritable(dy) ? dy : emitter.allocate(layout);
			emitter.call(new eltwise_backward(description), description, Map.of(function.fromOutput() ? DNNL_ARG_DST
				: DNNL_ARG_SRC, known.get(i), DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC, g));
			if (redirection != null) g = redirection.of(emitter, known.get(i), dy, g);
		}
		return Collections.singletonList(g);
	}

	private static eltwise_forward.primitive_desc description(final Eltwise function, final memory.desc layout) {
		return new eltwise_forward.primitive_desc(new eltwise_forward.desc(dnnl_forward_training, function.function,
			layout, function.alpha, function.beta), OneDnn.attributes(), OneDnn.engine());
	}
}
