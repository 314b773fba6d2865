package org.cnnvis.model.known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.keras.Hdf5File;
import org.cnnvis.model.keras.LayerWeights;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;

/** The layers of a file that holds weights only, as {@code save_weights} of Keras 1 and 2 writes it. */
final class NamedWeights {

	private final Map<String, LayerWeights> layers = new LinkedHashMap<>();

	NamedWeights(final Hdf5File file) {
		final List<String> names = file.texts("", "layer_names");
		if (names != null) for (final String layer : names) {
			final List<String> arrays = file.texts(layer, "weight_names"), paths = new ArrayList<>();
			if (arrays == null || arrays.isEmpty()) continue;
			for (final String array : arrays)
				paths.add(layer + "/" + array);
			layers.put(layer, new LayerWeights(layer, file, Arrays.asList("kernel", "bias"), paths));
		}
	}

	/** Whether the file has arrays for a layer. */
	boolean has(final String layer) {
		return layers.containsKey(layer);
	}

	private LayerWeights of(final String layer) {
		if (!has(layer)) throw missing(layer);
		return layers.get(layer);
	}

	static CnnVisException missing(final String layer) {
		return new CnnVisException("The weights of layer '" + layer + "' are missing in the file");
	}

	/** A convolution with bias and stride; Keras' kernels are (height, width, in, out). */
	Convolution convolution(final String layer, final int in, final int out, final int size, final int stride,
		final Padding padding)
	{
		final LayerWeights weights = of(layer);
		final Tensor kernel = weights.tensor("kernel", size, size, in, out).permute(3, 2, 0, 1);
		return new Convolution(kernel, weights.vector("bias", out), Window.of(size, stride, padding), 1);
	}

	/** A fully connected layer with bias; Keras' kernels are (in, out). */
	Convolution dense(final String layer, final int in, final int out) {
		final LayerWeights weights = of(layer);
		return Convolution.dense(weights.tensor("kernel", in, out).permute(1, 0), weights.vector("bias", out));
	}
}
