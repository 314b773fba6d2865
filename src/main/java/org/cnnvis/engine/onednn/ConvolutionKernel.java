package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

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
	private final DirectConvolution direct;

	/** @param activation what is done with the result, or null */
	ConvolutionKernel(final Convolution op, final ActivationKernel activation, final Site site) {
		this.op = op;
		this.activation = activation;
		this.site = site;
		this.geometry = new Geometry(op.window(), site.input());
		this.direct = new DirectConvolution(new ConvolutionProblem(site.batch(), site.input(), site.output(), op.groups(),
			geometry, op.bias() != null), op.kernel().data(), op.bias(), site.precision());
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Value x = inputs.get(0);
		final Eltwise function = activation == null ? null : activation.fusable();
		if (function == null) return activated(emitter, linear(emitter, x));
		final primitive_attr fused = OneDnn.attributes(function);
		final boolean rectified = function.isRelu();
		Value y = winograd(emitter, x, fused);
		if (y == null && rectified) y = tiled(emitter, x, true);
		// A Winograd convolution and a step for the function are faster than a direct convolution with it.
		if (y == null && suitsWinograd()) return activated(emitter, linear(emitter, x));
		if (y == null) y = direct.forward(emitter, x, fused, function.function == dnnl_eltwise_relu);
		if (y == null) return activated(emitter, linear(emitter, x));
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
		return y == null ? direct.forward(emitter, x, plain, true) : y;
	}

	private boolean suitsWinograd() {
		return site.precision() != Precision.DIRECT && Winograd.suits(op, geometry);
	}

	/** @return null if the method does not suit, or the library cannot do what the attributes ask for */
	private Value winograd(final Emitter emitter, final Value x, final primitive_attr attributes) {
		if (!suitsWinograd()) return null;
		final Winograd winograd = Winograd.plan(site.batch(), site.input(), site.output(), geometry, op.bias() != null,
			attributes);
		return winograd == null ? null : winograd.emit(emitter, x, op.kernel()::data, op.bias());
	}

	/** @return null if the method does not suit */
	private Value tiled(final Emitter emitter, final Value x, final boolean rectified) {
		if (!suitsWinograd() || !TiledWinograd.suits(op)) return null;
		return TiledWinograd.emit(emitter, x, site.batch(), site.input(), site.output(), geometry, op.kernel()::data, op
			.bias(), rectified);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Value dy = activation == null ? gradient : activation.backward(emitter, gradient).get(0);
		return Collections.singletonList(linearBackward(emitter, dy));
	}

	private Value linearBackward(final Emitter emitter, final Value dy) {
		final Value picture = PictureGradient.emit(emitter, op, site.batch(), site.input(), site.output(), dy, site
			.precision());
		if (picture != null) return picture;
		if (!suitsWinograd() || !Winograd.suitsGradient(op, geometry)) return direct.backward(emitter, dy);
		final Supplier<float[]> kernel = () -> Filters.turned(op.kernel().data(), op.outChannels(), op.inChannels());
		final Winograd winograd = Winograd.plan(site.batch(), site.output(), site.input(), geometry, false, OneDnn
			.attributes());
		if (winograd != null) return winograd.emit(emitter, dy, kernel, null);
		return TiledWinograd.suits(op) ? TiledWinograd.emit(emitter, dy, site.batch(), site.output(), site.input(), geometry,
			kernel, null, false) : direct.backward(emitter, dy);
	}
}
