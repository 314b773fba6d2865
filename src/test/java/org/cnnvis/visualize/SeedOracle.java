package org.cnnvis.visualize;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.google.gson.Gson;

import org.cnnvis.conformance.Npy;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.preset.Preset;

/**
 * One run of the original algorithm in float64, stored: 20 steps of one preset on one filter, with the distance at which
 * float32 runs of the same program stay from it. Arrays are turned to channels x height x width.
 */
final class SeedOracle {

	/** The content of run.json that is compared. */
	static final class Run {

		String network, layer, preset;
		int unit;
		int[] shape, iterates_stored;
		double[] value, activation;
		List<Distance> float32_drift;
		Distance one_step_float32;
		Pixels float32_picture;
	}

	/** How far float32 runs are from the float64 run, worst of three. */
	static final class Distance {

		int step;
		double max, rms, activation;
	}

	/** The same for the picture after the last step. */
	static final class Pixels {

		int max_grey_levels;
		double share_of_pixels_that_differ;
	}

	private final Path folder;
	final Run run;

	private SeedOracle(final Path folder) {
		this.folder = folder;
		try (Reader json = Files.newBufferedReader(folder.resolve("run.json"), StandardCharsets.UTF_8)) {
			run = new Gson().fromJson(json, Run.class);
		}
		catch (final IOException e) {
			throw new AssertionError(folder + " cannot be read", e);
		}
	}

	/** All runs in the folder {@code seed-oracle}. */
	static List<SeedOracle> all(final Path runs) throws IOException {
		try (Stream<Path> files = Files.walk(runs)) {
			return files.filter(f -> f.endsWith("run.json")).sorted().map(f -> new SeedOracle(f.getParent())).collect(Collectors
				.toList());
		}
	}

	boolean hasIterates() {
		return run.iterates_stored.length > 0;
	}

	boolean stores(final int step) {
		return Arrays.stream(run.iterates_stored).anyMatch(s -> s == step);
	}

	/** The largest distance of float32 runs after steps 1 to the given one (or the last). */
	double drift(final int step, final ToDoubleFunction<Distance> distance) {
		return run.float32_drift.stream().filter(d -> d.step <= step).mapToDouble(distance).max().getAsDouble();
	}

	Shape picture() {
		return Shape.of(run.shape[3], run.shape[1], run.shape[2]);
	}

	/** Hidden layers' presets have names of their own: there is no softmax to leave out. */
	Preset preset() {
		switch (run.preset) {
			case "naive":
				return Preset.NAIVE;
			case "logits":
			case "plain":
				return Preset.LOGITS;
			case "logits_lp":
			case "lp":
				return Preset.LP;
			case "logits_lp_tv":
			case "lp_tv":
				return Preset.LP_TV;
			default:
				throw new AssertionError("unknown preset in " + folder);
		}
	}

	float[] start() throws IOException {
		return array(folder.resolveSibling("start.npy"));
	}

	/** After 1, 2 (VGG16 also 3, 5, 10) steps. */
	float[] iterate(final int step) throws IOException {
		return array(folder.resolve(String.format("iterate_%02d.npy", step)));
	}

	/** RMSprop's cache after two steps. */
	float[] cache() throws IOException {
		return array(folder.resolve("cache_02.npy"));
	}

	/** One step from {@code iterate(2)} with that cache. */
	float[] oneStep() throws IOException {
		return array(folder.resolve("one_step_from_02.npy"));
	}

	/** After 20 steps, channel 0 as red. */
	BufferedImage lastPicture() throws IOException {
		return ImageIO.read(folder.resolve("picture_20.png").toFile());
	}

	private static float[] array(final Path file) throws IOException {
		return Npy.read(file).permute(0, 3, 1, 2).data();
	}

	@Override
	public String toString() {
		return folder.getParent().getFileName() + " " + run.preset;
	}
}
