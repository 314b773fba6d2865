package org.cnnvis.engine.portable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

import org.cnnvis.engine.GradientRule;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.GroupNormalization;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.L2Normalization;
import org.cnnvis.network.op.LayerNormalization;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.ParametricRelu;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Upsampling;

/** Which kernel computes which operation. */
final class Kernels {

	private static final Map<Class<? extends Op>, BiFunction<Site, Op, Kernel>> FACTORIES = new HashMap<>();

	static {
		put(Activation.class, Kernels::activation);
		put(Affine.class, AffineKernel::new);
		put(Border.class, CopyKernel::of);
		put(ChannelRange.class, CopyKernel::of);
		put(Concat.class, CopyKernel::of);
		put(Convolution.class, Convolutions::of);
		put(GlobalPooling.class, (site, op) -> pooling(site, PoolingKernel.windowed(site, op)));
		put(Identity.class, (site, op) -> CopyKernel.reshape(site));
		put(GroupNormalization.class, GroupNormalizationKernel::new);
		put(L2Normalization.class, L2NormalizationKernel::new);
		put(LayerNormalization.class, LayerNormalizationKernel::new);
		put(LocalResponseNormalization.class, LocalResponseNormalizationKernel::new);
		put(Merge.class, (site, op) -> new MergeKernel(site, merging(site, op.kind())));
		put(ParametricRelu.class, (site, op) -> new ParametricReluKernel(site, op.slope()));
		put(Permute.class, CopyKernel::of);
		put(Pooling.class, Kernels::pooling);
		put(Reshape.class, (site, op) -> op.order() == Reshape.Order.CHANNELS_FIRST ? CopyKernel.reshape(site)
			: new ReshapeKernel(site));
		put(Softmax.class, (site, op) -> new SoftmaxKernel(site));
		put(TransposedConvolution.class, Convolutions::of);
		put(Upsampling.class, Kernels::upsampling);
	}

	private Kernels() {}

	private static <O extends Op> void put(final Class<O> type, final BiFunction<Site, O, Kernel> factory) {
		FACTORIES.put(type, (site, op) -> factory.apply(site, type.cast(op)));
	}

	static boolean knows(final Op op) {
		return FACTORIES.containsKey(op.getClass());
	}

	static Kernel of(final Site site, final Op op) {
		return FACTORIES.get(op.getClass()).apply(site, op);
	}

	private static Kernel activation(final Site site, final Activation op) {
		final Kernel kernel = new ActivationKernel(site, Functions.of(op));
		return site.hasGradient() && op.canDie() && site.follows(GradientRule.REDIRECT_DEAD_RELU) ? new DeadReluKernel(site,
			kernel, op.beta()) : kernel;
	}

	private static Kernel pooling(final Site site, final Pooling op) {
		final Kernel kernel = new PoolingKernel(site, op);
		return site.hasGradient() && op.kind() == Pooling.Kind.MAX && site.follows(GradientRule.SMOOTH_MAX_POOL)
			? new SmoothMaximumKernel(site, kernel, op.window()) : kernel;
	}

	private static Merging merging(final Site site, final Merge.Kind kind) {
		switch (kind) {
			case ADD:
				return WeightedSum.sum(site);
			case SUBTRACT:
				return WeightedSum.difference(site);
			case AVERAGE:
				return WeightedSum.average(site);
			case MULTIPLY:
				return new Product(site);
			default:
				return new Extremum(site, kind == Merge.Kind.MAXIMUM);
		}
	}

	private static Kernel upsampling(final Site site, final Upsampling op) {
		final LinearMap adjoint = site.hasGradient() ? new Resampling(site, site::backwardScratch, op, true) : null;
		return new LinearKernel(site, new Resampling(site, site::forwardScratch, op, false), adjoint, null);
	}
}
