package org.cnnvis.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import org.cnnvis.CnnVisException;
import org.cnnvis.WholeFile;
import org.cnnvis.engine.Engine;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.Screening;
import org.cnnvis.train.data.Split;

/**
 * The article's experiment with its 17 flowers, and what came after it: all methods, with ten photographs of each class
 * held out by the seed; and a cross-validation of the fastest one, which is judged by all photographs. Writes {@code
 * report.json} and {@code report.md} after each run, and the trained model beside them; runs that are in there already are
 * not made again, and one that was broken off goes on from its checkpoint.
 *
 * <pre>
 * mvn -q compile exec:exec -Ptrain -Dtrainer=org.cnnvis.train.FlowersExperiment -Dtrain="FLOWERS MODELS target/flowers"
 * </pre>
 *
 * FLOWERS has one sub-folder per class; MODELS has the folders {@code googlenet-caffe}, {@code squeezenet11-caffe} and
 * {@code vgg19-body} (what is missing is left out, and the report says so).
 */
public final class FlowersExperiment {

	private static final int HELD_OUT = 10, FOLDS = 5;
	private static final long[] SEEDS = { 1, 2, 3 }, ONE_SEED = { 1 };
	private static final String GOOGLENET = "googlenet-caffe/deploy.prototxt", SQUEEZENET =
		"squeezenet11-caffe/deploy.prototxt", VGG19 = "vgg19-body/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5";

	private final Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
	private final ImageFolder folder;
	private final Path models, out;
	private final List<ExperimentRow> rows = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	private FlowersExperiment(final Path flowers, final Path models, final Path out) throws IOException {
		this.folder = Screening.of(ImageFolder.open(flowers)).folder();
		this.models = models;
		this.out = out;
		final Path json = out.resolve("report.json");
		if (Files.exists(json)) rows.addAll(Arrays.asList(gson.fromJson(Files.readString(json), ExperimentRow[].class)));
	}

	/** @param args folder of flowers, folder of models, folder for the report */
	public static void main(final String... args) throws IOException {
		final String[] words = String.join(" ", args).trim().split("\\s+");
		try {
			if (words.length != 3) throw new CnnVisException(
				"Give a folder of photographs, a folder of models and a folder for the report.");
			new FlowersExperiment(Paths.get(words[0]), Paths.get(words[1]), Paths.get(words[2])).run();
		}
		catch (final CnnVisException e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
	}

	private void run() {
		crossValidate(GOOGLENET);
		run(Method.FINE_TUNE, SQUEEZENET, SEEDS);
		run(Method.SMALL_CNN, "", SEEDS);
		run(Method.LAST_BLOCK, VGG19, ONE_SEED);
		run(Method.FEATURE_EXTRACTOR, GOOGLENET, SEEDS);
		run(Method.FEATURE_EXTRACTOR, SQUEEZENET, SEEDS);
		run(Method.FEATURE_EXTRACTOR, VGG19, ONE_SEED);
		run(Method.LAST_BLOCK_OWN_INPUT, VGG19, ONE_SEED);
		run(Method.FINE_TUNE, GOOGLENET, ONE_SEED);
		write();
	}

	private void run(final Method method, final String base, final long[] seeds) {
		if (isMissing(method.toString(), base)) return;
		final String name = name(base);
		final Model model = base.isEmpty() ? null : ModelLoader.load(name, models.resolve(base));
		for (final long seed : seeds)
			if (isNew(method.toString(), name, seed)) {
				rows.add(run(method, name, model, seed));
				write();
			}
	}

	private boolean isMissing(final String method, final String base) {
		final boolean missing = !Files.exists(models.resolve(base));
		if (missing) notes.add(method + " with " + base + " was left out, as the file is not there.");
		return missing;
	}

	/** The folder is the network's name. */
	private static String name(final String base) {
		return base.isEmpty() ? "" : base.substring(0, base.indexOf('/'));
	}

	private boolean isNew(final String method, final String base, final long seed) {
		return rows.stream().noneMatch(row -> row.isOf(method, base, seed));
	}

	/** The feature extractor, judged by all photographs. */
	private void crossValidate(final String base) {
		final String method = Method.FEATURE_EXTRACTOR + ", " + FOLDS + " folds", name = name(base);
		if (isMissing(method, base) || !isNew(method, name, 1)) return;
		final TrainingSettings settings = TrainingSettings.of(Method.FEATURE_EXTRACTOR).base(ModelLoader.load(name, models
			.resolve(base)));
		System.out.println(settings + ", folds=" + FOLDS);
		final long start = System.nanoTime();
		final double accuracy = new FeatureFolds(settings, folder, FOLDS, Engine.standard(System.err::println)).accuracy(
			TrainingListener.NONE);
		final int photographs = folder.files().size();
		rows.add(new ExperimentRow(method, name, settings.seed(), settings.epochs(), accuracy, accuracy, (System.nanoTime() -
			start) / 1e9, photographs - photographs / FOLDS));
		System.out.println(method + ": accuracy " + accuracy);
		write();
	}

	private ExperimentRow run(final Method method, final String name, final Model base, final long seed) {
		final Split split = Split.stratified(folder, HELD_OUT, seed);
		final Path file = out.resolve((method + " " + name + " " + seed).replace(' ', '-') + ".zip");
		TrainingSettings settings = TrainingSettings.of(method).seed(seed).checkpoint(file.resolveSibling(file.getFileName() +
			".checkpoint"));
		if (base != null) settings = settings.base(base);
		System.out.println(settings);
		final long start = System.nanoTime();
		final TrainingResult result = new Training(settings, folder.classes(), split.training(), split.validation(), Engine
			.standard(System.err::println)).run(new TrainingListener() {

				@Override
				public void epoch(final Epoch epoch) {
					System.out.println(epoch);
				}
			});
		final List<Epoch> history = result.history();
		final double best = history.stream().mapToDouble(Epoch::validationAccuracy).max().getAsDouble();
		final Epoch last = history.get(history.size() - 1);
		final ExperimentRow row = new ExperimentRow(method.toString(), name, seed, history.size(), last.validationAccuracy(),
			best, Math.max(last.seconds(), (System.nanoTime() - start) / 1e9), split.training().size());
		result.save(file);
		return row;
	}

	private void write() {
		WholeFile.write(out.resolve("report.json"), gson.toJson(rows) + "\n");
		WholeFile.write(out.resolve("report.md"), ExperimentReport.of(rows, notes));
	}
}
