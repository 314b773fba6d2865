package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.cnnvis.network.op.Convolution;

/** A convolution, with the activation function that follows it if there is one: by Winograd's method or directly. */
final class ConvolutionKernel implements Kernel {

	private final Convolution op;
	private final ActivationKernel activation;
	private final Site site;
	private final Geometry geometry;

	/** @param activation what is done with the result, or null */
	ConvolutionKernel(final Convolution op, final ActivationKernel activation, final Site site) {
		this.op = op;
		this.activation = activation;
		this.site = site;
		this.geometry = new Geometry(op.window(), site.input());
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Value x = inputs.get(0);
		final primitive_attr plain = OneDnn.attributes();
		final primitive_attr fused = activation == null || activation.fusable() == null ? null : OneDnn.attributes(
			activation.fusable());
		Value y = Winograd.suits(op, geometry) ? winograd(emitter, x, fused) : null;
		if (y == null && Winograd.suits(op, geometry)) y = activated(emitter, winograd(emitter, x, plain));
		if (y == null) y = direct(emitter, x, fused);
		return y == null ? activated(emitter, direct(emitter, x, plain)) : y;
	}

	/** The activation function as a step of its own. */
	private Value activated(final Emitter emitter, final Value linear) {
		return linear == null || activation == null ? linear : activation.forward(emitter, Collections.singletonList(
			linear));
	}

	/** @return null if the library cannot do it on the way, as the attributes ask for */
	private Value winograd(final Emitter emitter, final Value x, final primitive_attr attributes) {
		final Winograd winograd = attributes == null ? null : Winograd.plan(site.batch(), site.input(), site.output(),
			geometry, op.bias() != null, attributes);
		return winograd == null ? null : noted(winograd.emit(emitter, x, op.kernel()::data, op.bias()), attributes);
	}

	/** @return null if the library cannot do it on the way, as the attributes ask for */
	private Value direct(final Emitter emitter, final Value x, final primitive_attr attributes) {
		final convolution_forward.primitive_desc description = attributes == null ? null : describe(attributes);
		if (description == null || !description.asBoolean()) return null;
		final Value y = emitter.allocate(description.dst_desc());
		final Map<Integer, Value> arguments = new HashMap<>();
		arguments.put(DNNL_ARG_SRC, emitter.to(description.src_desc(), x));
		arguments.put(DNNL_ARG_WEIGHTS, weights(emitter, description.weights_desc()));
		if (op.bias() != null) arguments.put(DNNL_ARG_BIAS, emitter.constant(description.bias_desc(), op::bias, description
			.bias_desc()));
		arguments.put(DNNL_ARG_DST, y);
		emitter.call(new convolution_forward(description), description, arguments);
		return noted(y, attributes);
	}

	/** Tells the activation function its value if it was computed on the way. */
	private Value noted(final Value y, final primitive_attr attributes) {
		if (attributes.get_post_ops().len() > 0) activation.computed(y);
		return y;
	}

	private convolution_forward.primitive_desc describe(final primitive_attr attributes) {
		final memory.desc x = Layouts.any(site.batch(), site.input()), y = Layouts.any(site.batch(), site.output());
		final memory.desc kernel = Layouts.any(kernelDimensions());
		final Geometry g = geometry;
		final convolution_forward.desc desc = op.bias() == null ? new convolution_forward.desc(dnnl_forward_training,
			dnnl_convolution_direct, x, kernel, y, g.strides, g.dilations, g.before, g.after) : new convolution_forward.desc(
				dnnl_forward_training, dnnl_convolution_direct, x, kernel, Layouts.vector(op.outChannels()), y, g.strides,
				g.dilations, g.before, g.after);
		return new convolution_forward.primitive_desc(desc, attributes, OneDnn.engine(), true);
	}

	private long[] kernelDimensions() {
		final long out = op.outChannels(), in = op.inChannels(), groups = op.groups();
		return groups == 1 ? new long[] { out, in, geometry.kernel[0], geometry.kernel[1] } : new long[] { groups, out /
			groups, in / groups, geometry.kernel[0], geometry.kernel[1] };
	}

	private Value weights(final Emitter emitter, final memory.desc layout) {
		return emitter.constant(Layouts.of(op.groups() == 1 ? format_tag.oihw : format_tag.goihw, kernelDimensions()), op
			.kernel()::data, layout);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Value dy = activation == null ? gradient : activation.backward(emitter, gradient).get(0);
		return Collections.singletonList(linearBackward(emitter, dy));
	}

	private Value linearBackward(final Emitter emitter, final Value gradient) {
		if (Winograd.suitsGradient(op, geometry)) {
			final Winograd winograd = Winograd.plan(site.batch(), site.output(), site.input(), geometry, false, OneDnn
				.attributes());
			if (winograd != null) return winograd.emit(emitter, gradient, () -> Winograd.turned(op.kernel().data(), op
				.outChannels(), op.inChannels()), null);
		}
		final memory.desc x = Layouts.any(site.batch(), site.input()), y = Layouts.any(site.batch(), site.output());
		final convolution_backward_data.primitive_desc description = new convolution_backward_data.primitive_desc(
			new convolution_backward_data.desc(dnnl_convolution_direct, x, Layouts.any(kernelDimensions()), y,
				geometry.strides, geometry.dilations, geometry.before, geometry.after), OneDnn.attributes(), OneDnn.engine(),
			describe(OneDnn.attributes()));
		final Value dx = emitter.allocate(description.diff_src_desc());
		emitter.call(new convolution_backward_data(description), description, Map.of(DNNL_ARG_DIFF_DST, emitter.to(
			description.diff_dst_desc(), gradient), DNNL_ARG_WEIGHTS, weights(emitter, description.weights_desc()),
			DNNL_ARG_DIFF_SRC, dx));
		return dx;
	}
}
