package org.cnnvis.model.keras;

import java.util.Arrays;

import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.ParametricRelu;
import org.cnnvis.network.op.Softmax;

import org.cnnvis.model.keras.KerasTensor.Layout;

/** Layers that are activation functions. */
final class ActivationLayers {

	private ActivationLayers() {}

	/** ReLU, LeakyReLU, ThresholdedReLU, ELU. */
	static KerasTensor pointwise(final LayerContext layer) {
		return layer.apply(Activations.ofLayer(layer.config), layer.input());
	}

	static KerasTensor softmax(final LayerContext layer) {
		final int[] axis = layer.config.has("axis") ? layer.config.integers("axis") : new int[] { -1 };
		if (axis.length != 1) throw layer.config.refuse("its softmax runs over several axes");
		return layer.alongAxis(axis[0], n -> new Softmax());
	}

	static KerasTensor parametricRelu(final LayerContext layer) {
		return layer.output(new ParametricRelu(slopes(layer, layer.input())), layer.input());
	}

	/** The slopes are stored in the input's shape as Keras sees it, with ones on the shared axes. */
	private static Tensor slopes(final LayerContext layer, final KerasTensor x) {
		final int[] shared = layer.config.has("shared_axes") ? layer.config.integers("shared_axes") : new int[0];
		final int[] stored = new int[x.rank()];
		for (int axis = 1; axis <= x.rank(); axis++)
			stored[axis - 1] = contains(shared, axis, x.rank()) ? 1 : x.length(x.axis(axis));
		final Tensor alpha = layer.weights.tensor("alpha", stored);
		if (x.layout() == Layout.CHANNELS_FIRST) return alpha;
		if (x.layout() == Layout.PLANE) return alpha.reshape(1, stored[0], stored[1]);
		switch (x.rank()) {
			case 1:
				return alpha.reshape(stored[0], 1, 1);
			case 2:
				return alpha.permute(1, 0).reshape(stored[1], stored[0], 1);
			default:
				return alpha.permute(2, 0, 1);
		}
	}

	private static boolean contains(final int[] axes, final int axis, final int rank) {
		return Arrays.stream(axes).anyMatch(a -> a == axis || a == axis - rank - 1);
	}
}
