package org.cnnvis.model.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.ModelFormat;

/**
 * A {@code .keras} file: a zip with the architecture (config.json), the version (metadata.json) and the weights
 * (model.weights.h5), as Keras 3 and Keras 2.12 and later write it. Members are read into memory, none is unpacked to a
 * folder.
 */
public final class KerasArchive implements ModelFormat {

	private static final String CONFIG = "config.json", METADATA = "metadata.json", WEIGHTS = "model.weights.h5";

	/** The largest architectures have some hundred kilobytes. */
	private static final int MAX_JSON_BYTES = 16 << 20;

	/** Weights hardly compress: a member that grows more than this when unpacked is a trap. */
	private static final long MAX_EXPANSION = 32, MIN_WEIGHTS_LIMIT = 16L << 20;

	@Override
	public String name() {
		return "Keras archive (.keras)";
	}

	@Override
	public boolean recognises(final Path file, final byte[] head) throws IOException {
		if (head.length < 4 || head[0] != 'P' || head[1] != 'K') return false;
		try (final ZipFile zip = new ZipFile(file.toFile())) {
			return zip.getEntry(CONFIG) != null && (zip.getEntry(METADATA) != null || zip.getEntry(WEIGHTS) != null);
		}
		catch (final ZipException e) {
			return false;
		}
	}

	@Override
	public ImportedModel read(final Path file) throws IOException {
		try (final ZipFile zip = new ZipFile(file.toFile())) {
			final ModelConfig model = ModelConfigReader.read(text(zip, CONFIG), CONFIG);
			if (zip.getEntry(WEIGHTS) == null) throw new CnnVisException("The file holds no weights (" + WEIGHTS +
				" is missing in the .keras archive)");
			Refusals.check(model);
			try (final Hdf5File weights = Hdf5File.of(bytes(zip, WEIGHTS))) {
				return KerasImporter.read(model, WeightIndex.ofArchive(model, weights), new Dialect(version(zip), false));
			}
		}
		catch (final ZipException e) {
			throw new CnnVisException("The zip archive is damaged (" + e.getMessage() + "): download or copy it again", e);
		}
	}

	private static String version(final ZipFile zip) throws IOException {
		if (zip.getEntry(METADATA) == null) return "3";
		try {
			final JsonElement metadata = JsonParser.parseString(text(zip, METADATA));
			return metadata instanceof JsonObject ? LayerConfig.text((JsonObject) metadata, "keras_version", "3") : "3";
		}
		catch (final JsonParseException e) {
			throw new CnnVisException(METADATA + " in the .keras archive is not valid JSON", e);
		}
	}

	private static String text(final ZipFile zip, final String member) throws IOException {
		return new String(bytes(zip, member, MAX_JSON_BYTES), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(final ZipFile zip, final String member) throws IOException {
		final long packed = Math.max(0, zip.getEntry(member).getCompressedSize());
		return bytes(zip, member, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(MIN_WEIGHTS_LIMIT, MAX_EXPANSION *
			packed)));
	}

	/** Trusts neither the size that the zip states nor the packed data: stops at the limit. */
	private static byte[] bytes(final ZipFile zip, final String member, final int limit) throws IOException {
		final ZipEntry entry = zip.getEntry(member);
		if (entry == null) throw new CnnVisException(member + " is missing in the .keras archive");
		if (entry.getSize() > limit) throw tooLarge(member, entry.getSize());
		try (final InputStream in = zip.getInputStream(entry)) {
			final byte[] content = in.readNBytes(limit);
			if (content.length == limit && in.read() >= 0) throw tooLarge(member, limit);
			return content;
		}
	}

	private static CnnVisException tooLarge(final String member, final long bytes) {
		return new CnnVisException(member + " in the .keras archive is implausibly large (" + (bytes >> 20) +
			" MB or more unpacked)");
	}
}
