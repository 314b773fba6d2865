package org.cnnvis.model.caffe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.ModelFormat;

/**
 * A Caffe network: its description {@code deploy.prototxt}, and beside it the folder {@code weights} with one raw array
 * per file ({@link CaffeWeights}). Caffe's ImageNet networks take BGR minus ImageNet's mean colour.
 */
public final class CaffeFormat implements ModelFormat {

	private static final long LARGEST = 4 << 20;

	@Override
	public String name() {
		return "Caffe prototxt";
	}

	@Override
	public boolean recognises(final Path file, final byte[] head) {
		return file.getFileName().toString().endsWith(".prototxt") && new String(head, StandardCharsets.ISO_8859_1).matches(
			"(?s)\\s*(#|[a-z_]+\\s*[:{]).*");
	}

	@Override
	public ImportedModel read(final Path file) throws IOException {
		if (Files.size(file) > LARGEST) throw new CnnVisException("A prototxt file of " + Files.size(file) +
			" bytes is not a network description");
		final PrototxtMessage net = PrototxtParser.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
		final List<PrototxtMessage> layers = net.messages("layer");
		if (layers.isEmpty()) throw new CnnVisException(
			"It has no layers ('layer { ... }'); only descriptions in Caffe's current format are read");
		final Path folder = file.toAbsolutePath().resolveSibling("weights");
		try {
			return ImportedModel.of(new CaffeGraph(layers, new CaffeWeights(folder)).build()).withInput(InputSpec.CAFFE)
				.ofSeveralFiles();
		}
		// Operations check their own parameters.
		catch (final IllegalArgumentException | ArithmeticException e) {
			throw new CnnVisException("Its layers do not fit together: " + e.getMessage(), e);
		}
	}
}
