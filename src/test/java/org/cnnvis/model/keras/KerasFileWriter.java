package org.cnnvis.model.keras;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;

/** Writes small HDF5 files as Keras does, for tests. */
public final class KerasFileWriter {

	private final Map<String, Map<String, Object>> layers = new LinkedHashMap<>();
	private final Map<String, String> attributes = new LinkedHashMap<>();

	/** @param array nested float arrays */
	public KerasFileWriter weights(final String layer, final String name, final Object array) {
		layers.computeIfAbsent(layer, l -> new LinkedHashMap<>()).put(name, array);
		return this;
	}

	KerasFileWriter attribute(final String name, final String text) {
		attributes.put(name, text);
		return this;
	}

	/** A Sequential model of Keras 2; each layer is the JSON of its class_name and config. */
	KerasFileWriter sequential(final String... entries) {
		return attribute("model_config", "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"net\",\"layers\":[" + String
			.join(",", entries) + "]}}");
	}

	/** A layer's JSON; double quotes are written as single ones. */
	static String layer(final String className, final String name, final String parameters) {
		return ("{'class_name':'" + className + "','config':{'name':'" + name + "'" + (parameters.isEmpty() ? "" : "," +
			parameters) + "}}").replace('\'', '"');
	}

	static String input(final int height, final int width, final int channels) {
		return layer("InputLayer", "picture", "'batch_input_shape':[null," + height + "," + width + "," + channels + "]");
	}

	/** A whole model: weights in the group model_weights. */
	Path write(final Path file) {
		try (final WritableHdfFile hdf5 = HdfFile.write(file)) {
			attributes.forEach(hdf5::putAttribute);
			writeLayers(hdf5.putGroup("model_weights"));
		}
		return file;
	}

	/** Weights without an architecture: at the root. */
	public Path writeWeightsOnly(final Path file) {
		try (final WritableHdfFile hdf5 = HdfFile.write(file)) {
			hdf5.putAttribute("layer_names", layers.keySet().toArray(new String[0]));
			writeLayers(hdf5);
		}
		return file;
	}

	private void writeLayers(final WritableGroup root) {
		layers.forEach((layer, arrays) -> {
			final WritableGroup group = root.putGroup(layer);
			group.putAttribute("weight_names", arrays.keySet().toArray(new String[0]));
			arrays.forEach(group::putDataset);
		});
	}
}
