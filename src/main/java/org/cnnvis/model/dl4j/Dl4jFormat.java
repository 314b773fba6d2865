package org.cnnvis.model.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.ModelFormat;

/** A DL4J zip with a ComputationGraph or a MultiLayerNetwork, as {@code ModelSerializer} writes it. */
public final class Dl4jFormat implements ModelFormat {

	@Override
	public String name() {
		return "DL4J zip";
	}

	/** By the name of the first member, so that a zip that is cut short is recognised as well. */
	@Override
	public boolean recognises(final Path file, final byte[] head) throws IOException {
		if (head.length < 4 || head[0] != 'P' || head[1] != 'K') return false;
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			final ZipEntry first = zip.getNextEntry();
			return first != null && (first.getName().equals(Dl4jZip.CONFIGURATION) || first.getName().equals(
				Dl4jZip.COEFFICIENTS));
		}
		catch (final ZipException | IllegalArgumentException e) {
			// The latter is what names that are not UTF-8 give.
			return false;
		}
	}

	@Override
	public ImportedModel read(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return read(in, Files.size(file));
		}
	}

	/** @param length of the zip in bytes */
	public ImportedModel read(final InputStream zip, final long length) throws IOException {
		return ImportedModel.of(Dl4jZip.read(zip, length));
	}
}
