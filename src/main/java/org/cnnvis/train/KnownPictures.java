package org.cnnvis.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.cnnvis.CnnVisException;
import org.cnnvis.WholeFile;
import org.cnnvis.classify.FeatureReader;
import org.cnnvis.engine.Engine;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.model.KnownClasses;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledFile;
import org.cnnvis.train.data.LabelledPhotograph;
import org.cnnvis.train.data.Screening;
import org.cnnvis.train.data.Split;

/**
 * Finds what tells pictures of a model's classes from others ({@link KnownClasses}): the mean of each class over the
 * photographs that the model has learned from, and the distance within which 98 % of the photographs held out lie. No
 * pictures of other things are needed. For a model that has learned from all photographs, the threshold is that of a model
 * trained in the same way on a part of them, as nothing is left to find it with.
 *
 * <pre>
 * mvn -q compile exec:exec -Dmain-class=org.cnnvis.train.KnownPictures -Dmacro=MODEL -Dargs="FOLDER HELD_OUT SEED"
 * mvn -q compile exec:exec -Dmain-class=org.cnnvis.train.KnownPictures -Dmacro=MODEL -Dargs="FOLDER PART"
 * </pre>
 *
 * MODEL is a model file, FOLDER has one sub-folder of photographs per class, HELD_OUT photographs of each class were held
 * out with SEED; PART is a model file that was trained in the same way on a part of them and has its threshold already. It
 * is written into the JSON beside the model.
 */
public final class KnownPictures {

	/** Of photographs of the classes that are to be known. */
	private static final double SHARE = 0.98;
	private static final int BATCH = 16;

	private KnownPictures() {}

	/**
	 * @param training photographs that the model has learned from, at least one of each class
	 * @param validation photographs that it has not learned from; if there are none, the threshold is found with those
	 *          that it has learned from, and warns too often
	 * @param cancelled asked between batches
	 * @throws java.util.concurrent.CancellationException if it was cancelled
	 */
	public static KnownClasses of(final Model model, final Function<ProgramSpec, GradientProgram> compiler,
		final List<LabelledFile> training, final List<LabelledFile> validation, final BooleanSupplier cancelled)
	{
		try (FeatureReader reader = new FeatureReader(model, compiler, BATCH)) {
			final List<double[]> learned = read(reader, training, cancelled);
			final KnownClasses means = new KnownClasses(means(learned, training, model.classes()), 2, Double.NaN);
			final double[] distances = (validation.isEmpty() ? learned : read(reader, validation, cancelled)).stream()
				.mapToDouble(means::distance).sorted().toArray();
			final double threshold = quantile(distances, SHARE);
			return means.withThreshold(threshold, validation.isEmpty() ? Double.NaN : Arrays.stream(distances).filter(
				d -> d > threshold).count() / (double) distances.length);
		}
	}

	private static List<double[]> read(final FeatureReader reader, final List<LabelledFile> files,
		final BooleanSupplier cancelled)
	{
		final List<double[]> features = new ArrayList<>();
		for (int from = 0; from < files.size(); from += BATCH) {
			if (cancelled.getAsBoolean()) throw new CancellationException();
			features.addAll(reader.read(LabelledPhotograph.read(files.subList(from, Math.min(files.size(), from + BATCH)),
				Integer.MAX_VALUE).parallelStream().map(photograph -> reader.prepare(photograph.photograph())).collect(Collectors
					.toList())));
		}
		return features;
	}

	/** Of each class, over the photographs' vectors divided by their lengths. */
	private static double[][] means(final List<double[]> features, final List<LabelledFile> files,
		final List<String> classes)
	{
		final double[][] means = new double[classes.size()][features.get(0).length];
		for (int i = 0; i < files.size(); i++) {
			final double[] vector = features.get(i), mean = means[files.get(i).label()];
			final double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
			for (int k = 0; k < mean.length && length > 0; k++)
				mean[k] += vector[k] / length;
		}
		for (int label = 0; label < means.length; label++)
			if (Arrays.stream(means[label]).allMatch(v -> v == 0)) throw new CnnVisException("There is no photograph of the class " +
				classes.get(label) + " that the network answers to.");
		return means;
	}

	/** Between two of the values, in proportion. */
	static double quantile(final double[] sorted, final double share) {
		final double at = share * (sorted.length - 1);
		final int below = (int) at;
		return below + 1 == sorted.length ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] -
			sorted[below]);
	}

	/**
	 * Writes it into the JSON beside a model file; all else in there stays.
	 *
	 * @throws CnnVisException if that cannot be read or written
	 */
	public static void write(final KnownClasses known, final Path model) {
		final Path file = model.resolveSibling(model.getFileName() + ".json");
		try {
			final JsonObject json = Files.exists(file) ? JsonParser.parseString(Files.readString(file)).getAsJsonObject()
				: new JsonObject();
			json.add("known", known.json());
			WholeFile.write(file, new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n");
		}
		catch (final IOException | JsonParseException | IllegalStateException e) {
			throw new CnnVisException(file + " is no description of a model (" + e.getMessage() + ").", e);
		}
	}

	/** @param args model file, folder, and photographs held out of each class and the seed, or another model file */
	public static void main(final String... args) {
		try {
			final String[] words = String.join(" ", args).trim().split("\\s+");
			if (words.length < 3 || words.length > 4) throw new CnnVisException(
				"Give a model file, a folder of photographs, and the number held out of each class and the seed, or a model that has a threshold.");
			run(Paths.get(words[0]), Paths.get(words[1]), Arrays.copyOfRange(words, 2, words.length));
			System.exit(0);
		}
		catch (final CnnVisException e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
	}

	private static void run(final Path file, final Path folder, final String... how) {
		final Model model = ModelLoader.load(file);
		final ImageFolder photographs = Screening.of(ImageFolder.open(folder)).folder();
		if (!photographs.classes().equals(model.classes())) throw new CnnVisException("The classes of " + file + " are " +
			model.classes() + ", not those of " + folder + ".");
		final Split split = Split.stratified(photographs, how.length == 1 ? 0 : (int) number(how[0]), how.length == 1 ? 0
			: (long) number(how[1]));
		KnownClasses known = of(model, Engine.standard(System.err::println)::compile, split.training(), split.validation(),
			() -> false);
		if (how.length == 1) {
			final KnownClasses ofPart = ModelLoader.load(Paths.get(how[0])).known().orElseThrow(() -> new CnnVisException(how[0] +
				" has no threshold: find it first, with the photographs that were held out."));
			known = known.withThreshold(ofPart.threshold(), ofPart.warned());
		}
		write(known, file);
		System.out.printf(Locale.ROOT, "threshold %.4f, %.1f %% of the photographs held out lie beyond%n", known.threshold(),
			100 * known.warned());
	}

	private static double number(final String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw new CnnVisException("'" + text + "' is not a number.", e);
		}
	}
}
