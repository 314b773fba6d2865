package org.cnnvis.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.cnnvis.engine.GradientRule;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.GroupNormalization;
import org.cnnvis.network.op.Input;
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
import org.cnnvis.network.op.Window;

/** Which kernel computes which operation. */
final class Kernels {

	private static final Map<Class<? extends Op>, BiFunction<Op, Site, Kernel>> MAKERS = new HashMap<>();

	static {
		put(Activation.class, Kernels::activation);
		put(Affine.class, AffineKernel::new);
		put(Border.class, RegionKernel::new);
		put(ChannelRange.class, RegionKernel::new);
		put(Concat.class, ConcatKernel::new);
		put(Convolution.class, (op, site) -> new ConvolutionKernel(op, null, site));
		put(GlobalPooling.class, (op, site) -> pooling(PoolingKernel.windowed(op, site), site));
		put(GroupNormalization.class, GroupNormalizationKernel::new);
		put(L2Normalization.class, L2NormalizationKernel::new);
		put(LayerNormalization.class, LayerNormalizationKernel::new);
		put(LocalResponseNormalization.class, LocalResponseNormalizationKernel::new);
		put(Merge.class, MergeKernel::new);
		put(ParametricRelu.class, (op, site) -> new ParametricReluKernel(op));
		put(Permute.class, PermuteKernel::new);
		put(Pooling.class, Kernels::pooling);
		put(Reshape.class, ReshapeKernel::new);
		put(Softmax.class, (op, site) -> new SoftmaxKernel(site));
		put(TransposedConvolution.class, TransposedConvolutionKernel::new);
		put(Upsampling.class, UpsamplingKernel::new);
	}

	private Kernels() {}

	private static <T extends Op> void put(final Class<T> op, final BiFunction<T, Site, Kernel> maker) {
		MAKERS.put(op, (o, site) -> maker.apply(op.cast(o), site));
	}

	private static Kernel pooling(final Pooling op, final Site site) {
		return op.kind() == Pooling.Kind.MAX && site.follows(GradientRule.SMOOTH_MAX_POOL) ? new SmoothMaximumKernel(op, site)
			: new PoolingKernel(op, site);
	}

	private static Kernel activation(final Activation op, final Site site) {
		if (isFunction(op)) return new ActivationKernel(op, site);
		return op.function() == Activation.Function.SOFTSIGN ? new SoftsignKernel(site) : new ThresholdedReluKernel(op, site);
	}

	/** True for an activation function that the library has, or is made of such. */
	static boolean isFunction(final Op op) {
		return op instanceof Activation && !Eltwise.of((Activation) op).isEmpty();
	}

	static Kernel of(final Op op, final Site site) {
		final Kernel kernel = MAKERS.get(op.getClass()).apply(op, site);
		return site.roundsMaps() && !takesRounded(op, kernel) ? new InFloat32(kernel) : kernel;
	}

	private static boolean takesRounded(final Op op, final Kernel kernel) {
		if (kernel instanceof ActivationKernel) return ((ActivationKernel) kernel).takesRounded();
		if (kernel instanceof PoolingKernel) return op instanceof Pooling && takesRounded((Pooling) op);
		return op instanceof Convolution || op instanceof Concat;
	}

	/** Where windows overlap, what the library adds up in bfloat16 on the way back depends on the batch. */
	private static boolean takesRounded(final Pooling op) {
		final Window w = op.window();
		return op.kind() == Pooling.Kind.MAX && w.strideY() >= w.kernelHeight() && w.strideX() >= w.kernelWidth();
	}

	/** The first node that no kernel computes. */
	static Optional<Node> missing(final Network network) {
		return network.nodes().stream().filter(node -> !isKnown(node.op())).findFirst();
	}

	private static boolean isKnown(final Op op) {
		if (op instanceof Pooling) return ((Pooling) op).window().dilationY() * ((Pooling) op).window().dilationX() == 1;
		return op instanceof Input || MAKERS.containsKey(op.getClass());
	}
}
