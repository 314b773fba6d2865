package org.cnnvis.network;

import java.util.IdentityHashMap;
import java.util.Map;

import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.GroupNormalization;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Upsampling;
import org.cnnvis.network.op.Window;

/**
 * How many pixels of the picture one number of an activation can depend on, and how far apart the fields of neighbours
 * are (Araujo et al., "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019). Each is the larger
 * one of the vertical and the horizontal direction. Immutable.
 */
public final class ReceptiveField {

	/** Everything. */
	private static final double WHOLE = Double.POSITIVE_INFINITY;

	private final double size;
	private final double stride;

	private ReceptiveField(final double size, final double stride) {
		this.size = size;
		this.stride = stride;
	}

	/** Of all nodes. */
	public static Map<Node, ReceptiveField> of(final Network network) {
		final Map<Node, ReceptiveField> fields = new IdentityHashMap<>();
		for (final Node node : network.nodes()) {
			ReceptiveField before = new ReceptiveField(1, node.inputs().isEmpty() ? 1 : 0);
			for (final Node input : node.inputs()) {
				final ReceptiveField field = fields.get(input);
				before = new ReceptiveField(Math.max(before.size, field.size), Math.max(before.stride, field.stride));
			}
			fields.put(node, before.after(node.op()));
		}
		return fields;
	}

	private ReceptiveField after(final Op op) {
		if (op instanceof Convolution) return slid(((Convolution) op).window());
		if (op instanceof Pooling) return slid(((Pooling) op).window());
		if (op instanceof TransposedConvolution) return spread(((TransposedConvolution) op).window());
		if (op instanceof Upsampling) {
			final Upsampling up = (Upsampling) op;
			final double reach = up.kind() == Upsampling.Kind.BILINEAR ? stride : 0;
			return new ReceptiveField(size + reach, stride / Math.max(up.factorY(), up.factorX()));
		}
		final boolean mixes = op instanceof GlobalPooling || op instanceof GroupNormalization ||
			op instanceof Reshape || op instanceof Permute;
		return mixes ? new ReceptiveField(WHOLE, stride) : this;
	}

	private ReceptiveField slid(final Window window) {
		final int reach = Math.max(window.height(), window.width()) - 1;
		return new ReceptiveField(reach == 0 ? size : size + reach * stride, stride * Math.max(window.strideY(), window
			.strideX()));
	}

	/** Each output pixel is made of as many input pixels as strides fit into the kernel. */
	private ReceptiveField spread(final Window window) {
		final int factor = Math.max(window.strideY(), window.strideX());
		final int reach = (Math.max(window.height(), window.width()) - 1) / factor;
		return new ReceptiveField(reach == 0 ? size : size + reach * stride, stride / factor);
	}

	/** Whether it is the whole picture, whatever its size. */
	public boolean isWhole() {
		return size == WHOLE;
	}

	/** Pixels; infinite for the whole picture. */
	public double size() {
		return size;
	}

	/** Pixels. */
	public double stride() {
		return stride;
	}
}
