package org.cnnvis.model.known;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.ModelFormat;
import org.cnnvis.model.keras.Hdf5File;

/**
 * An HDF5 file with the weights of a well-known network, without its architecture, such as the files of
 * keras.applications. The network is recognised by the names of the layers.
 */
public final class KnownWeights implements ModelFormat {

	private static final List<KnownArchitecture> ARCHITECTURES = Arrays.asList(new Vgg(), new SqueezeNet());

	@Override
	public String name() {
		return "Keras weights of VGG16, VGG19 or SqueezeNet 1.1 (.h5)";
	}

	@Override
	public boolean recognises(final Path file, final byte[] head) throws IOException {
		if (!Hdf5File.hasSignature(head, 0)) return false;
		try (final Hdf5File hdf5 = Hdf5File.open(file)) {
			return hdf5.text("", "model_config") == null && architecture(new NamedWeights(hdf5)) != null;
		}
	}

	@Override
	public ImportedModel read(final Path file) throws IOException {
		try (final Hdf5File hdf5 = Hdf5File.open(file)) {
			final NamedWeights weights = new NamedWeights(hdf5);
			final KnownArchitecture architecture = architecture(weights);
			if (architecture == null) throw new CnnVisException("The weights are not those of a known network");
			return architecture.build(weights);
		}
	}

	private static KnownArchitecture architecture(final NamedWeights weights) {
		for (final KnownArchitecture architecture : ARCHITECTURES)
			if (architecture.recognises(weights)) return architecture;
		return null;
	}
}
