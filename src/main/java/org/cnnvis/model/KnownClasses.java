package org.cnnvis.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.cnnvis.CnnVisException;

/**
 * What the pictures of a classifier's classes look like to it, so that others can be told apart: a softmax always
 * answers. For each class it holds the mean of what the last layer with weights reads (each picture's vector divided by
 * its length). A picture is known if the cosine distance of its vector to the nearest mean is at most the threshold.
 * Immutable.
 */
public final class KnownClasses {

	private static final String THRESHOLD = "threshold", WARNED = "warned", MEANS = "means";

	private final double[][] means;
	private final double threshold, warned;

	/**
	 * @param means one for each class, not all zero; their length does not matter
	 * @param threshold largest cosine distance, 0..2, of a picture that is known
	 * @param warned share of the classes' own pictures, not learned from, that lie beyond the threshold; NaN if not known
	 */
	public KnownClasses(final double[][] means, final double threshold, final double warned) {
		this.means = Arrays.stream(means).map(KnownClasses::unit).toArray(double[][]::new);
		this.threshold = threshold;
		this.warned = warned;
	}

	/** The same means with another threshold. */
	public KnownClasses withThreshold(final double distance, final double share) {
		return new KnownClasses(means, distance, share);
	}

	private static double[] unit(final double[] vector) {
		final double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
		return Arrays.stream(vector).map(v -> v / length).toArray();
	}

	/** Cosine distance to the nearest mean, 0..2; 1 for a vector of zeros. */
	public double distance(final double[] features) {
		final double length = Math.sqrt(Arrays.stream(features).map(v -> v * v).sum());
		if (length == 0) return 1;
		double nearest = Double.NEGATIVE_INFINITY;
		for (final double[] mean : means) {
			double product = 0;
			for (int i = 0; i < mean.length; i++)
				product += mean[i] * features[i];
			nearest = Math.max(nearest, product / length);
		}
		return 1 - nearest;
	}

	public boolean isKnown(final double distance) {
		return distance <= threshold;
	}

	public double threshold() {
		return threshold;
	}

	/** Share of pictures of the classes that are wrongly warned of, on pictures not learned from; NaN if not known. */
	public double warned() {
		return warned;
	}

	/** Length of a vector. */
	public int length() {
		return means[0].length;
	}

	/** For the JSON beside a model: each mean as Base64 of 16-bit whole numbers, low byte first, of any scale. */
	public JsonObject json() {
		final JsonObject json = new JsonObject();
		json.addProperty(THRESHOLD, threshold);
		if (!Double.isNaN(warned)) json.addProperty(WARNED, warned);
		final JsonArray list = new JsonArray();
		for (final double[] mean : means)
			list.add(text(mean));
		json.add(MEANS, list);
		return json;
	}

	private static String text(final double[] mean) {
		final double most = Arrays.stream(mean).map(Math::abs).max().getAsDouble();
		final ByteBuffer bytes = ByteBuffer.allocate(2 * mean.length).order(ByteOrder.LITTLE_ENDIAN);
		for (final double v : mean)
			bytes.putShort((short) Math.round(v / most * Short.MAX_VALUE));
		return Base64.getEncoder().encodeToString(bytes.array());
	}

	/** @throws CnnVisException if it is not of the form that {@link #json()} writes, naming what is wrong */
	static KnownClasses parse(final JsonElement element) {
		if (!(element instanceof JsonObject)) throw new CnnVisException("'known' is not an object { ... }");
		final JsonObject json = (JsonObject) element;
		if (!(json.get(MEANS) instanceof JsonArray)) throw new CnnVisException("'known' has no list 'means'");
		final List<double[]> means = new ArrayList<>();
		for (final JsonElement item : json.getAsJsonArray(MEANS))
			means.add(mean(item, means.isEmpty() ? 0 : means.get(0).length));
		if (means.isEmpty()) throw new CnnVisException("'known' has no means");
		return new KnownClasses(means.toArray(new double[0][]), number(json, THRESHOLD), json.has(WARNED) ? number(json,
			WARNED) : Double.NaN);
	}

	private static double[] mean(final JsonElement item, final int length) {
		final byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(item.isJsonPrimitive() ? item.getAsString() : "-");
		}
		catch (final IllegalArgumentException e) {
			throw new CnnVisException("'known' has a mean that is no Base64 text", e);
		}
		final double[] mean = new double[bytes.length / 2];
		final ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < mean.length; i++)
			mean[i] = numbers.getShort();
		if (length > 0 && mean.length != length || Arrays.stream(mean).allMatch(v -> v == 0)) throw new CnnVisException(
			"'known' has a mean that is empty or of another length than the first");
		return mean;
	}

	private static double number(final JsonObject json, final String key) {
		final JsonElement value = json.get(key);
		if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber() || !Double.isFinite(value
			.getAsDouble())) throw new CnnVisException("'known' has no number '" + key + "'");
		return value.getAsDouble();
	}
}
