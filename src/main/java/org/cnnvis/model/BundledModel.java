package org.cnnvis.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;

import org.apache.commons.codec.digest.DigestUtils;
import org.cnnvis.model.dl4j.Dl4jFormat;

/**
 * A DL4J zip in the jar, with its description beside it; its model card is the Markdown file of the same name. A JSON file
 * says of all what a list of models shows.
 */
final class BundledModel {

	private static final String FOLDER = "/models/", INFO = "bundled.json";

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

	/** What a list says about it, without loading it. */
	static ModelInfo info(final String name) {
		try {
			final Map<String, ModelInfo> known = new Gson().fromJson(new String(bytes(INFO), StandardCharsets.UTF_8),
				new TypeToken<Map<String, ModelInfo>>() {}.getType());
			return known.get(name);
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
