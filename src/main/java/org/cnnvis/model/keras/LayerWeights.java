package org.cnnvis.model.keras;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Tensor;

/** Where one layer's arrays lie in a file. They are read, and checked against the shape that the layer needs, on demand. */
public final class LayerWeights {

	private final String layer;
	private final Hdf5File file;
	private final Map<String, String> paths;

	/**
	 * @param names what the layer calls its arrays, in Keras' order; a name without a path is missing in the file
	 * @param paths the arrays' paths in the same order
	 */
	public LayerWeights(final String layer, final Hdf5File file, final List<String> names, final List<String> paths) {
		this.layer = layer;
		this.file = file;
		this.paths = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(names.size(), paths.size()); i++)
			this.paths.put(names.get(i), paths.get(i));
	}

	/** For layers without weights. */
	static LayerWeights none(final String layer) {
		return new LayerWeights(layer, null, Collections.emptyList(), Collections.emptyList());
	}

	public boolean has(final String name) {
		return paths.containsKey(name) && file.dimensions(paths.get(name)) != null;
	}

	/**
	 * @param shape what the layer needs
	 * @throws CnnVisException if the array is missing or has another shape
	 */
	public Tensor tensor(final String name, final int... shape) {
		if (!has(name)) throw new CnnVisException("The weights of layer '" + layer + "' are missing in the file (its " +
			name + ")");
		final int[] found = file.dimensions(paths.get(name));
		if (!Arrays.equals(found, shape)) throw new CnnVisException("The " + name + " of layer '" + layer + "' is " +
			text(found) + ", but the layer needs " + text(shape));
		return file.tensor(paths.get(name));
	}

	public float[] vector(final String name, final int length) {
		return tensor(name, length).data();
	}

	/** As {@link #vector}; null where the layer has no such array. */
	float[] vectorOrNull(final boolean wanted, final String name, final int length) {
		return wanted ? vector(name, length) : null;
	}

	private static String text(final int[] shape) {
		return shape.length == 0 ? "a single number" : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors
			.joining("x"));
	}
}
