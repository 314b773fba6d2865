package org.cnnvis.train;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.Engine;
import org.cnnvis.model.Models;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.Screening;
import org.cnnvis.train.data.Split;

/**
 * Trains a classifier from the command line. Files that Train Classifier would leave out ({@link Screening}) are left out
 * and listed. After each epoch {@code save.checkpoint} holds the state, and a run that was
 * broken off goes on from it.
 *
 * <pre>
 * mvn -q -Ptrain compile exec:exec -Dtrain="folder=FLOWERS base=deploy.prototxt save=target/flowers.zip holdout=10"
 * </pre>
 */
public final class TrainModel {

	private final Map<String, String> options = new HashMap<>();

	private TrainModel(final String text) {
		for (final String option : text.trim().split("\\s+")) {
			final String[] parts = option.split("=", 2);
			if (parts.length != 2 || !Arrays.asList("folder", "method", "base", "save", "holdout", "epochs", "seed", "size").contains(
				parts[0])) throw new CnnVisException("'" + option +
					"' is not an option: give folder=, save=, and if you like method=, base=, holdout=, epochs=, seed=, size=.");
			options.put(parts[0], parts[1]);
		}
	}

	/** @param args options as {@code key=value} */
	public static void main(final String[] args) {
		try {
			run(String.join(" ", args));
		}
		catch (final CnnVisException e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
	}

	/** @throws CnnVisException where main says what is wrong and exits */
	static void run(final String options) {
		new TrainModel(options).run();
	}

	private void run() {
		final Screening screening = Screening.of(ImageFolder.open(path("folder")));
		screening.remarks().forEach(System.out::println);
		final ImageFolder folder = screening.folder();
		final int holdout = number("holdout", 10);
		final Split split = holdout == 0 ? null : Split.stratified(folder, holdout, number("seed", 1));
		final Path save = path("save");
		final Method method = Method.of(options.getOrDefault("method", "Fine-tune").replace('_', ' '));
		TrainingSettings settings = TrainingSettings.of(method).seed(number("seed", 1)).size(number("size", 0)).epochs(number(
			"epochs", method.epochs())).checkpoint(save.resolveSibling(save.getFileName() + ".checkpoint"));
		if (options.containsKey("base")) settings = settings.base(Models.shared().get(options.get("base")));
		final TrainingResult result = new Training(settings, folder.classes(), split == null ? folder.files() : split
			.training(), split == null ? Collections.emptyList() : split.validation(), Engine.standard(System.err::println)).run(
				new Printer());
		System.out.printf(Locale.ROOT, "waited for photographs: %.1f %% of the time%n", 100 * result.waitingShare());
		if (!result.problem().isEmpty()) System.out.println(result.problem() + " The network is that of epoch " + result
			.kept() + ".");
		result.save(save);
		System.out.println(result.recipe());
	}

	private Path path(final String key) {
		if (!options.containsKey(key)) throw new CnnVisException(key + "= is missing.");
		return Paths.get(options.get(key));
	}

	private int number(final String key, final int otherwise) {
		try {
			return options.containsKey(key) ? Integer.parseInt(options.get(key)) : otherwise;
		}
		catch (final NumberFormatException e) {
			throw new CnnVisException(key + "=" + options.get(key) + " is not a whole number.", e);
		}
	}

	/** Says how it goes on, a line per epoch. */
	private static final class Printer implements TrainingListener {

		@Override
		public void epoch(final Epoch epoch) {
			System.out.println(epoch);
		}
	}
}
