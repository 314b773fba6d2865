package org.cnnvis.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

import org.apache.commons.codec.digest.DigestUtils;
import org.cnnvis.model.dl4j.Dl4jFormat;

/** A DL4J zip in the jar, with its description beside it; its model card is the Markdown file of the same name. */
final class BundledModel {

	private static final String FOLDER = "/models/";

	private BundledModel() {}

	/** @param resource file name of the zip */
	static Model load(final String name, final String resource) {
		final String sidecar = resource + ".json";
		try {
			final byte[] zip = bytes(resource);
			final ImportedModel imported = new Dl4jFormat().read(new ByteArrayInputStream(zip), zip.length);
			return ModelLoader.describe(name, "bundled", DigestUtils.sha256Hex(zip), imported, Sidecar.parse(sidecar, new String(
				bytes(sidecar), StandardCharsets.UTF_8)));
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The jar is damaged", e);
		}
	}

	/** Bytes of the zip, which is not read for that. */
	static long size(final String resource) {
		try {
			final URLConnection file = BundledModel.class.getResource(FOLDER + resource).openConnection();
			// Else the jar stays open, and cannot be replaced on Windows.
			file.setUseCaches(false);
			try (InputStream in = file.getInputStream()) {
				return file.getContentLengthLong();
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The jar is damaged", e);
		}
	}

	private static byte[] bytes(final String resource) throws IOException {
		try (InputStream in = BundledModel.class.getResourceAsStream(FOLDER + resource)) {
			if (in == null) throw new IOException("it has no " + FOLDER + resource);
			return in.readAllBytes();
		}
	}
}
