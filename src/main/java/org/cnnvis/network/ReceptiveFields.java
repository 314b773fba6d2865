package org.cnnvis.network;

import java.util.IdentityHashMap;
import java.util.Map;

import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Upsampling;
import org.cnnvis.network.op.Window;

/**
 * How much of the picture one neuron of each node can see: the side of the square of pixels that its value may depend
 * on, border included. From the windows alone, as in Araujo et al., "Computing Receptive Fields of Convolutional Neural
 * Networks" (Distill 2019), equation 2: a window of k grows the side by (k - 1) times the product of the strides before.
 */
public final class ReceptiveFields {

	private static final double ALL = Double.POSITIVE_INFINITY;

	/** Side in pixels, and distance in pixels between the fields of neighbouring neurons. */
	private final Map<Node, Double> sides = new IdentityHashMap<>(), jumps = new IdentityHashMap<>();

	/** @param shapes of the nodes, for a picture of the size in question */
	public ReceptiveFields(final Network network, final Map<Node, Shape> shapes) {
		for (final Node node : network.nodes()) {
			double side = 1, jump = 1;
			if (!(node.op() instanceof Input)) {
				side = node.inputs().stream().mapToDouble(sides::get).max().getAsDouble();
				jump = node.inputs().stream().mapToDouble(jumps::get).max().getAsDouble();
			}
			final Window window = window(node.op());
			if (window != null) {
				side += (Math.max(window.height(), window.width()) - 1) * jump;
				jump *= Math.max(window.strideY(), window.strideX());
			}
			else if (node.op() instanceof TransposedConvolution) {
				final Window enlarging = ((TransposedConvolution) node.op()).window();
				jump /= Math.max(enlarging.strideY(), enlarging.strideX());
				side += (Math.max(enlarging.height(), enlarging.width()) - 1) * jump;
			}
			else if (node.op() instanceof Upsampling) {
				final Upsampling enlarging = (Upsampling) node.op();
				if (enlarging.kind() == Upsampling.Kind.BILINEAR) side += jump;
				jump /= Math.max(enlarging.factorY(), enlarging.factorX());
			}
			else if (mixesAll(node, shapes)) side = ALL;
			sides.put(node, side);
			jumps.put(node, jump);
		}
	}

	private static Window window(final Op op) {
		return op instanceof Convolution ? ((Convolution) op).window() : op instanceof Pooling ? ((Pooling) op).window()
			: null;
	}

	/** A neuron depends on all positions of a map. */
	private static boolean mixesAll(final Node node, final Map<Node, Shape> shapes) {
		if (node.op() instanceof GlobalPooling) return true;
		final boolean ofMap = !node.inputs().isEmpty() && !shapes.get(node.input()).isVector();
		return ofMap && (node.op() instanceof Reshape || node.op() instanceof Permute || node.op() instanceof Softmax && shapes
			.get(node).channels() == 1);
	}

	/** Side in pixels; may exceed the picture. {@link Integer#MAX_VALUE} where a neuron sees everything. */
	public int side(final Node node) {
		return (int) Math.min(Integer.MAX_VALUE, Math.ceil(sides.get(node)));
	}
}
