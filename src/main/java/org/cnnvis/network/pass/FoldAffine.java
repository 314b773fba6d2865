package org.cnnvis.network.pass;

import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Convolution;

/**
 * Multiplies batch normalisations into the convolutions before them: s * (k * x + b) + t is a convolution with the
 * kernel s k and the bias s b + t. Only where nothing else reads the convolution. The new convolution has the affine
 * node's name, as it yields that node's value.
 */
public final class FoldAffine {

	private FoldAffine() {}

	public static Network of(final Network network) {
		final Map<Node, Integer> readers = network.consumers();
		for (final Node output : network.outputs())
			readers.merge(output, 1, Integer::sum);
		return Rewrite.apply(network, (node, inputs) -> {
			final boolean foldable = node.op() instanceof Affine && inputs.get(0).op() instanceof Convolution && readers.get(
				node.input()) == 1;
			if (!foldable) return Rewrite.withInputs(node, inputs);
			final Node convolution = inputs.get(0);
			return Rewrite.with(node, fold((Convolution) convolution.op(), (Affine) node.op()), convolution.inputs());
		});
	}

	private static Convolution fold(final Convolution convolution, final Affine affine) {
		final float[] kernel = convolution.kernel().data().clone();
		final int out = convolution.outChannels(), perFilter = kernel.length / out;
		final float[] bias = new float[out];
		for (int c = 0, i = 0; c < out; c++) {
			final double scale = affine.scale()[c];
			for (final int end = i + perFilter; i < end; i++)
				kernel[i] = (float) (scale * kernel[i]);
			final double b = convolution.bias() == null ? 0 : convolution.bias()[c];
			bias[c] = (float) (scale * b + affine.shift()[c]);
		}
		return new Convolution(Tensor.of(kernel, convolution.kernel().shape()), bias, convolution.window(), convolution
			.groups());
	}
}
