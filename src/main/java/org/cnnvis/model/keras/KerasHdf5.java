package org.cnnvis.model.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.ModelFormat;

/** A whole model in an HDF5 file, as Keras 1, 2 and 3 write it: architecture in an attribute, weights in groups. */
public final class KerasHdf5 implements ModelFormat {

	private static final String ROOT = "", GROUP = "model_weights";

	@Override
	public String name() {
		return "Keras HDF5 (.h5)";
	}

	@Override
	public boolean recognises(final Path file, final byte[] head) {
		return Hdf5File.hasSignature(head, 0);
	}

	@Override
	public ImportedModel read(final Path path) throws IOException {
		try (final Hdf5File file = Hdf5File.open(path)) {
			final String json = file.text(ROOT, "model_config");
			if (json == null) throw withoutArchitecture(file);
			final ModelConfig model = ModelConfigReader.read(json, "attribute model_config");
			if (!file.isGroup(GROUP)) throw new CnnVisException("The file holds an architecture but no weights (group " +
				GROUP + " is missing): save the whole model with model.save");
			return KerasImporter.read(model, WeightIndex.ofGroups(model, file, GROUP + "/"), dialect(file));
		}
	}

	private static CnnVisException withoutArchitecture(final Hdf5File file) {
		final boolean weights = file.texts(ROOT, "layer_names") != null || file.isGroup("layers");
		return new CnnVisException(weights
			? "The file holds weights but no architecture (attribute model_config is missing), and they are not those of " +
				"a network that CNN Vis knows: save the whole model with model.save"
			: "The HDF5 file does not hold a Keras model (attribute model_config is missing)");
	}

	private static Dialect dialect(final Hdf5File file) {
		final String version = first(file, "keras_version"), backend = first(file, "backend");
		return new Dialect(version, backend == null ? hasTheanosNames(file) : backend.equals("theano"));
	}

	/** Keras wrote both attributes at the root or, in some versions, at the weights only. */
	private static String first(final Hdf5File file, final String attribute) {
		final String root = file.text(ROOT, attribute);
		return root != null ? root : file.text(GROUP, attribute);
	}

	/** Before Keras 2 a file does not name its backend; TensorFlow's variables end in ":0", Theano's do not. */
	private static boolean hasTheanosNames(final Hdf5File file) {
		for (final String layer : file.children(GROUP)) {
			final List<String> names = file.texts(GROUP + "/" + layer, "weight_names");
			if (names != null && !names.isEmpty()) return !names.get(0).endsWith(":0");
		}
		return false;
	}
}
