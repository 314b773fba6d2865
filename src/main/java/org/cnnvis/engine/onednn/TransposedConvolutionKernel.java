package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.deconvolution_backward_data;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.network.op.TransposedConvolution;

/** A convolution's adjoint. */
final class TransposedConvolutionKernel implements Kernel {

	private final TransposedConvolution op;
	private final Site site;
	private final Geometry g;
	private deconvolution_forward.primitive_desc forward;

	TransposedConvolutionKernel(final TransposedConvolution op, final Site site) {
		this.op = op;
		this.site = site;
		this.g = new Geometry(op.window(), op.cut(site.input().height(), site.input().width()));
	}

	private memory.desc x() {
		return Layouts.any(site.batch(), site.input());
	}

	private memory.desc y() {
		return Layouts.any(site.batch(), site.output());
	}

	private long[] kernelDimensions() {
		return new long[] { site.output().channels(), site.input().channels(), g.kernel[0], g.kernel[1] };
	}

	private Value weights(final Emitter emitter, final memory.desc layout) {
		return emitter.constant(Layouts.of(format_tag.iohw, kernelDimensions()), op.kernel()::data, layout);
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final memory.desc kernel = Layouts.any(kernelDimensions()), bias = Layouts.vector(site.output().channels());
		forward = new deconvolution_forward.primitive_desc(op.bias() == null ? new deconvolution_forward.desc(
			dnnl_forward_training, dnnl_deconvolution_direct, x(), kernel, y(), g.strides, g.dilations, g.before, g.after)
			: new deconvolution_forward.desc(dnnl_forward_training, dnnl_deconvolution_direct, x(), kernel, bias, y(),
				g.strides, g.dilations, g.before, g.after), OneDnn.attributes(), OneDnn.engine());
		final Value result = emitter.allocate(forward.dst_desc());
		final Map<Integer, Value> arguments = new HashMap<>();
		arguments.put(DNNL_ARG_SRC, emitter.to(forward.src_desc(), inputs.get(0)));
		arguments.put(DNNL_ARG_WEIGHTS, weights(emitter, forward.weights_desc()));
		if (op.bias() != null) arguments.put(DNNL_ARG_BIAS, emitter.constant(bias, op::bias, bias));
		arguments.put(DNNL_ARG_DST, result);
		emitter.call(new deconvolution_forward(forward), forward, arguments);
		return result;
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final deconvolution_backward_data.primitive_desc description = new deconvolution_backward_data.primitive_desc(
			new deconvolution_backward_data.desc(dnnl_deconvolution_direct, x(), Layouts.any(kernelDimensions()), y(),
				g.strides, g.dilations, g.before, g.after), OneDnn.attributes(), OneDnn.engine(), forward);
		final Value dx = emitter.allocate(description.diff_src_desc());
		emitter.call(new deconvolution_backward_data(description), description, Map.of(DNNL_ARG_DIFF_DST, emitter.to(
			description.diff_dst_desc(), gradient), DNNL_ARG_WEIGHTS, weights(emitter, description.weights_desc()),
			DNNL_ARG_DIFF_SRC, dx));
		return Collections.singletonList(dx);
	}
}
