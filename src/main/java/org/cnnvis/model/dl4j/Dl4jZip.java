package org.cnnvis.model.dl4j;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * What DL4J's {@code ModelSerializer} writes: a zip with {@code configuration.json} and {@code coefficients.bin}. Its
 * other members (state of the updater, normaliser), some of them serialised Java objects, are never looked at.
 */
final class Dl4jZip {

	static final String CONFIGURATION = "configuration.json", COEFFICIENTS = "coefficients.bin";

	/** The largest configurations have some hundred kilobytes. */
	private static final int MAX_JSON_BYTES = 16 << 20;
	/** Weights hardly compress: what grows more than this when unpacked is a trap. */
	private static final long MAX_EXPANSION = 32, MIN_WEIGHTS = 4L << 20;

	private Blueprint blueprint;
	private float[] weights;

	private Dl4jZip() {}

	/**
	 * @param packed size of the zip in bytes
	 * @throws CnnVisException if it is damaged or holds no network that can be computed
	 */
	static Network read(final InputStream stream, final long packed) throws IOException {
		final Dl4jZip zip = new Dl4jZip();
		zip.readMembers(stream, Math.max(MIN_WEIGHTS, MAX_EXPANSION * packed / Float.BYTES));
		if (zip.blueprint == null) throw new CnnVisException("Its configuration is missing (" + CONFIGURATION +
			" in the zip)");
		if (zip.weights == null) throw new CnnVisException("It holds no weights (" + COEFFICIENTS +
			" is missing in the zip): save the network again with its parameters");
		return Dl4jNetwork.of(zip.blueprint, zip.weights);
	}

	private void readMembers(final InputStream stream, final long mostWeights) throws IOException {
		try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(stream))) {
			for (ZipEntry entry = next(zip); entry != null; entry = next(zip))
				if (entry.getName().equals(CONFIGURATION)) blueprint = blueprint(zip);
				else if (entry.getName().equals(COEFFICIENTS)) weights = Nd4jArray.read(zip, mostWeights);
		}
		catch (final EOFException e) {
			throw new CnnVisException("The zip archive is cut short: download or copy it again", e);
		}
		catch (final ZipException e) {
			throw new CnnVisException("The zip archive is damaged (" + e.getMessage() + "): download or copy it again", e);
		}
	}

	private static ZipEntry next(final ZipInputStream zip) throws IOException {
		try {
			return zip.getNextEntry();
		}
		catch (final IllegalArgumentException e) {
			throw new ZipException("a member's name is not UTF-8");
		}
	}

	private static Blueprint blueprint(final InputStream in) throws IOException {
		final byte[] content = in.readNBytes(MAX_JSON_BYTES);
		if (content.length == MAX_JSON_BYTES) throw new CnnVisException(CONFIGURATION + " in the zip is implausibly large");
		final String json = new String(content, StandardCharsets.UTF_8);
		final boolean graph = isGraph(json);
		try {
			return graph ? Blueprint.of(ComputationGraphConfiguration.fromJson(json)) : Blueprint.of(MultiLayerConfiguration
				.fromJson(json));
		}
		catch (final CnnVisException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			throw new CnnVisException("DL4J cannot read its configuration: " + reason(e), e);
		}
	}

	/** DL4J reports what it cannot parse by exceptions of many kinds; the innermost one says what it is. */
	private static String reason(final RuntimeException e) {
		Throwable cause = e;
		while (cause.getCause() != null)
			cause = cause.getCause();
		if (cause instanceof NullPointerException || cause.getMessage() == null) return "something is missing in it";
		return cause.getMessage().split("\n")[0];
	}

	private static boolean isGraph(final String json) {
		try {
			final JsonElement root = JsonParser.parseString(json);
			if (root instanceof JsonObject && ((JsonObject) root).has("vertices")) return true;
			if (root instanceof JsonObject && ((JsonObject) root).has("confs")) return false;
		}
		catch (final JsonParseException e) {
			throw new CnnVisException(CONFIGURATION + " in the zip is not valid JSON: the file is damaged", e);
		}
		throw new CnnVisException(CONFIGURATION + " in the zip does not describe a DL4J network");
	}
}
