package org.cnnvis.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Pooling;

/** Which kernel computes which operation. */
final class Kernels {

	private static final Map<Class<? extends Op>, BiFunction<Op, Site, Kernel>> MAKERS = new HashMap<>();

	static {
		put(Activation.class, (op, site) -> new ActivationKernel(op));
		put(Convolution.class, (op, site) -> new ConvolutionKernel(op, null, site));
		put(GlobalPooling.class, PoolingKernel::new);
		put(Pooling.class, PoolingKernel::new);
	}

	private Kernels() {}

	private static <T extends Op> void put(final Class<T> op, final BiFunction<T, Site, Kernel> maker) {
		MAKERS.put(op, (o, site) -> maker.apply(op.cast(o), site));
	}

	static Kernel of(final Op op, final Site site) {
		return MAKERS.get(op.getClass()).apply(op, site);
	}

	/** The first node that no kernel computes. */
	static Optional<Node> missing(final Network network) {
		return network.nodes().stream().filter(node -> !isKnown(node.op())).findFirst();
	}

	private static boolean isKnown(final Op op) {
		if (op instanceof Activation) return !Eltwise.of((Activation) op).isEmpty();
		return op instanceof Input || MAKERS.containsKey(op.getClass());
	}
}
