package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;

import java.util.Collections;
import java.util.List;

import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.primitive_attr;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.winograd.Filters;
import org.cnnvis.network.op.Convolution;

/** A convolution, with the activation function that follows it if there is one: by Winograd's method or directly. */
final class ConvolutionKernel implements Kernel {

	private final Convolution op;
	private final ActivationKernel activation;
	private final Site site;
	private final Geometry geometry;
	private final ConvolutionProblem problem;
	private final ConvolutionWeights weights;
	private final DirectConvolution direct;
	private Value source;

	/** @param activation what is done with the result, or null */
	ConvolutionKernel(final Convolution op, final ActivationKernel activation, final Site site) {
		this(op, activation, site, new FixedWeights(op));
	}

	ConvolutionKernel(final Convolution op, final ActivationKernel activation, final Site site,
		final ConvolutionWeights weights)
	{
		this.op = op;
		this.activation = activation;
		this.site = site;
		this.weights = weights;
		this.problem = ConvolutionProblem.of(op, site);
		this.geometry = problem.geometry;
		this.direct = new DirectConvolution(problem, weights, site.precision());
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		source = inputs.get(0);
		final Eltwise function = activation == null ? null : activation.fusable();
		if (function == null) return activated(emitter, linear(emitter, source));
		final primitive_attr fused = OneDnn.attributes(function);
		final boolean rectified = function.isRelu();
		Value y = winograd(emitter, source, fused);
		if (y == null && rectified) y = tiled(emitter, source, true);
		// A Winograd convolution and a step for the function are faster than a direct convolution with it.
		if (y == null && suitsWinograd()) return activated(emitter, linear(emitter, source));
		if (y == null) y = direct.forward(emitter, source, fused, function.function == dnnl_eltwise_relu, activation.takesRounded() && site
			.roundsMaps() ? data_type.bf16 : data_type.f32);
		if (y == null) return activated(emitter, linear(emitter, source));
		activation.computed(y);
		return y;
	}

	private Value activated(final Emitter emitter, final Value linear) {
		return activation == null ? linear : activation.forward(emitter, Collections.singletonList(linear));
	}

	private Value linear(final Emitter emitter, final Value x) {
		final primitive_attr plain = OneDnn.attributes();
		Value y = winograd(emitter, x, plain);
		if (y == null) y = tiled(emitter, x, false);
		return y == null ? direct.forward(emitter, x, plain, true, data_type.f32) : y;
	}

	/** Matrix tiles do all multiplications of the definition in less time, in bfloat16. */
	private boolean suitsWinograd() {
		return !site.roundsMaps() && site.precision() != Precision.DIRECT && Winograd.suits(op, geometry);
	}

	/** @return null if the method does not suit, or the library cannot do what the attributes ask for */
	private Value winograd(final Emitter emitter, final Value x, final primitive_attr attributes) {
		if (!suitsWinograd()) return null;
		final Winograd winograd = Winograd.plan(site.batch(), site.input(), site.output(), geometry, op.bias() != null,
			attributes);
		return winograd == null ? null : winograd.emit(emitter, x, weights, false);
	}

	/** @return null if the method does not suit */
	private Value tiled(final Emitter emitter, final Value x, final boolean rectified) {
		if (!suitsWinograd() || !suitsTiles()) return null;
		return TiledWinograd.emit(emitter, x, site.batch(), site.input(), site.output(), geometry, op.kernel()::data, op
			.bias(), rectified);
	}

	/** Filters are transformed once, so they must not change. */
	private boolean suitsTiles() {
		return !weights.areLearned() && TiledWinograd.suits(op);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		return Collections.singletonList(backToInput(emitter, backToConvolution(emitter, gradient)));
	}

	/** From the gradient with respect to the output to that before the activation function. */
	Value backToConvolution(final Emitter emitter, final Value gradient) {
		return activation == null ? gradient : activation.backward(emitter, gradient).get(0);
	}

	/** From the gradient before the activation function to that with respect to the input. */
	Value backToInput(final Emitter emitter, final Value dy) {
		final Value picture = weights.areLearned() ? null : PictureGradient.emit(emitter, op, site.batch(), site.input(), site
			.output(), dy, site.precision());
		if (picture != null) return picture;
		if (!suitsWinograd() || !Winograd.suitsGradient(op, geometry)) return direct.backward(emitter, dy, source.desc().data_type());
		final Winograd winograd = Winograd.plan(site.batch(), site.output(), site.input(), geometry, false, OneDnn
			.attributes());
		if (winograd != null) return winograd.emit(emitter, dy, weights, true);
		return suitsTiles() ? TiledWinograd.emit(emitter, dy, site.batch(), site.output(), site.input(), geometry,
			() -> Filters.turned(op.kernel().data(), op.outChannels(), op.inChannels()), null, false) : direct.backward(emitter,
				dy, data_type.f32);
	}

	ConvolutionProblem problem() {
		return problem;
	}

	/** What the convolution was computed from. */
	Value source() {
		return source;
	}
}
