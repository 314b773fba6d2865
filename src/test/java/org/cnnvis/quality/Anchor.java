package org.cnnvis.quality;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;

/** One picture and its measurements, as a record of a JSON file: a peer's, to be compared with, or an own one. */
final class Anchor {

	private static final Gson GSON = new GsonBuilder().setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
		.setPrettyPrinting().create();

	static final String LUCENT = "lucent defaults", SEED = "seed logits+Lp+TV", CLASSES = "class logits";

	String network, layer, method;
	int unit, passes;
	long seed;
	double value, valueStart, value8bitShown;
	boolean dead;
	double photoBest;
	/** Null where no photograph excites the unit. */
	Double photoRatio;
	int photos;
	Double probability, robustProbability, transferProbability;
	double slope, energyAboveQuarter, std;
	double[] meanRgb;
	/** Of the strongest colours: degrees, and how much of all colour is near it. Not in the peers' records. */
	int hue;
	double hueShare;
	double borderRatio;
	double secondsPerPicture;
	Integer top1;
	@SerializedName("class")
	String className;
	String pixels;

	static List<Anchor> read(final Path file) throws IOException {
		try (Reader json = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return Arrays.asList(GSON.fromJson(json, Anchor[].class));
		}
	}

	static void write(final List<Anchor> records, final Path file) throws IOException {
		Files.write(file, GSON.toJson(records).getBytes(StandardCharsets.UTF_8));
	}

	boolean isClass() {
		return layer.equals(CLASSES);
	}
}
