package org.cnnvis.engine.portable;

import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.TransposedConvolution;

/** Chooses how convolutions are computed. */
final class Convolutions {

	private Convolutions() {}

	static Kernel of(final Site site, final Convolution op) {
		final Shape in = site.inputShape(0);
		final Geometry g = new Geometry(op.window(), in, site.outputShape(), op.window().border(in.height(), in.width()), op
			.groups());
		final LinearMap adjoint = site.hasGradient() ? adjoint(site, op.kernel(), g) : null;
		if (TiledWinograd.suits(site, g)) return new LinearKernel(site, new TiledWinograd(site, site::forwardScratch, op
			.kernel(), g, op.bias()), adjoint, null);
		return new LinearKernel(site, convolution(site, site::forwardScratch, op.kernel(), g), adjoint, op.bias());
	}

	static Kernel of(final Site site, final TransposedConvolution op) {
		final Shape in = site.inputShape(0);
		// It is the adjoint of a convolution from its output to its input.
		final Geometry g = new Geometry(op.window(), site.outputShape(), in, op.cut(in.height(), in.width()), 1);
		final LinearMap map = new Scatter(site::forwardScratch, weights(site, op.kernel(), g), g);
		final LinearMap adjoint = site.hasGradient() ? convolution(site, site::backwardScratch, op.kernel(), g) : null;
		return new LinearKernel(site, map, adjoint, op.bias());
	}

	private static LinearMap convolution(final Site site, final Scratch scratch, final Tensor kernel, final Geometry g) {
		final Slice weights = weights(site, kernel, g);
		return g.isDense() ? new Dense(weights, false) : new Gather(scratch, weights, g);
	}

	private static LinearMap adjoint(final Site site, final Tensor kernel, final Geometry g) {
		if (g.isDense()) return new Dense(weights(site, kernel, g), true);
		// As a convolution it reads more columns than the other way writes where channels become many fewer.
		final boolean reverse = g.isReversible() && !g.isPointwise() && g.to.channels() <= 4 * g.from.channels();
		if (!reverse) return new Scatter(site::backwardScratch, weights(site, kernel, g), g);
		final Geometry r = g.reversed();
		final Tensor turned = reversed(kernel, g.groups);
		return TiledWinograd.suits(site, r) ? new TiledWinograd(site, site::backwardScratch, turned, r, null) : new Gather(
			site::backwardScratch, weights(site, turned, r), r);
	}

	private static Slice weights(final Site site, final Tensor kernel, final Geometry g) {
		return site.constant(kernel.data(), g.groups, kernel.dim(0) / g.groups, g.weightsPerFilter());
	}

	/** The kernel of the adjoint convolution: input and output exchanged in each group, turned by half a turn. */
	private static Tensor reversed(final Tensor kernel, final int groups) {
		final int outs = kernel.dim(0) / groups, ins = kernel.dim(1), area = kernel.dim(2) * kernel.dim(3);
		final float[] source = kernel.data(), target = new float[source.length];
		for (int g = 0; g < groups; g++)
			for (int o = 0; o < outs; o++)
				for (int i = 0; i < ins; i++)
					for (int k = 0; k < area; k++)
						target[((g * ins + i) * outs + o) * area + area - 1 - k] = source[((g * outs + o) * ins + i) * area + k];
		return Tensor.of(target, groups * ins, outs, kernel.dim(2), kernel.dim(3));
	}
}
