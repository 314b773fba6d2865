package org.cnnvis.command;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import ij.IJ;
import ij.ImagePlus;

import org.cnnvis.CnnVisException;
import org.cnnvis.WholeFile;
import org.cnnvis.ij1.Host;
import org.cnnvis.ij1.HostProgress;
import org.cnnvis.ij1.ResultRows;
import org.cnnvis.ij1.TrainingPlots;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.train.Epoch;
import org.cnnvis.train.KnownPictures;
import org.cnnvis.train.Method;
import org.cnnvis.train.Training;
import org.cnnvis.train.TrainingListener;
import org.cnnvis.train.TrainingProgress;
import org.cnnvis.train.TrainingResult;
import org.cnnvis.train.TrainingSettings;
import org.cnnvis.train.Views;
import org.cnnvis.train.data.Split;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a classifier from a folder of photographs: a model file, plots, a table of the epochs, a confusion matrix. */
@Plugin(type = Command.class, menuPath = "Plugins>CNN Vis>Train Classifier...", headless = true,
	description = "Makes a classifier from a folder with one sub-folder of photographs per class. The model joins the list " +
		"of models. Esc stops and keeps the best network so far; a run that was interrupted goes on where it was.")
public class TrainClassifier extends HostCommand {

	private static final String NAME = "Train Classifier", USUAL = "usual";
	private static final long STEPS = 10000;

	@Parameter(label = "Folder", description = "Has one sub-folder of photographs for each class; its name is the class's.",
		choices = "", persist = false, callback = "folderChanged")
	private String folder = "";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String about = "";

	@Parameter(label = "Method", description = "Fine-tune: all layers of the base model learn, the lower ones slowly (best). " +
		"Feature extractor: only a new last layer learns (fastest). Fine-tune last block, and Small CNN from nothing: as in " +
		"the article.", choices = "", persist = false, callback = "methodChanged")
	private String method = Method.FINE_TUNE.toString();

	@Parameter(label = "Base model", description = "The trained network to begin with: a name from the list, or the path of a " +
		"model file. Small CNN has none.", choices = "", persist = false, callback = "baseChanged")
	private String base = Models.DEFAULT;

	@Parameter(label = "Model name", description = "Of the model that is trained; a path writes it elsewhere. Left empty, it " +
		"is made from the folder's name and the method.", persist = false, required = false)
	private String name = "";

	@Parameter(label = "Epochs", description = "How often each photograph is learned from; 0 for what is usual with the " +
		"method.", min = "0", persist = false)
	private int epochs;

	@Parameter(label = "Validation", description = "Percent of each class that are held out to judge by, or a folder of other " +
		"photographs of the classes; 0 learns from all.", persist = false)
	private String validation = "15";

	@Parameter(label = "Augmentation", description = "How photographs are varied while the network learns from them; 'usual' " +
		"for the method's.", choices = "", persist = false)
	private String augmentation = USUAL;

	@Parameter(label = "Size", description = "Side of the network's pictures in pixels; 0 for what is usual.", min = "0",
		persist = false)
	private int size;

	@Parameter(label = "Batch", description = "Photographs that the network learns from at a time.", min = "1",
		persist = false)
	private int batch = 32;

	@Parameter(label = "Seed", description = "Any whole number: decides which photographs are held out, the first weights, " +
		"the order and the variations.", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Confusion matrix")
	private ImagePlus confusion;

	private ModelChoice models;
	private FolderChoice folders;
	private String suggestion = "";

	@Override
	void execute() {
		final TrainingData data = new TrainingData(folder, validation, seed);
		final TrainedModelFile file = file(data);
		file.requireRoom();
		settings(file);
		final List<String> remarks = new ArrayList<>();
		final Split split;
		final TrainingResult result;
		try (HostProgress progress = progress(NAME)) {
			progress.update(0, STEPS, "Reading photographs");
			split = data.split(remarks);
			remarks.forEach(IJ::log);
			result = new Training(settings(file), data.classes(), split.training(), split.validation(), Computing.engine()).run(
				new Live(progress, file));
		}
		catch (final CancellationException e) {
			IJ.log(NAME + ": stopped before the first epoch ended; there is no model.");
			return;
		}
		// Esc has stopped the training, not what follows.
		try (HostProgress progress = progress(NAME)) {
			keep(result, split, file, progress);
			show(result, split, data, file, progress);
		}
	}

	/** Writes the model and its history. What tells other pictures apart can be done without. */
	private void keep(final TrainingResult result, final Split split, final TrainedModelFile file,
		final HostProgress progress)
	{
		progress.update(0, STEPS, "Writing " + file.path());
		if (!result.problem().isEmpty()) IJ.log(NAME + ": " + result.problem());
		result.save(file.path());
		WholeFile.write(file.beside(".history.csv"), history(result));
		IJ.log(NAME + ": " + file.path() + (result.cancelled() || !result.problem().isEmpty()
			? " (stopped; the best network so far, of epoch " + result.kept() + ")" : "") + "; " + result.recipe());
		progress.update(0, STEPS, "Finding what tells other pictures apart");
		try {
			KnownPictures.write(KnownPictures.of(result.model(), Computing::compile, split.training(), split.validation(),
				progress::isCancelled), file.path());
		}
		catch (final CancellationException e) {
			IJ.log(NAME + ": stopped; the model will not tell pictures of other things apart.");
		}
	}

	private void show(final TrainingResult result, final Split split, final TrainingData data,
		final TrainedModelFile file, final HostProgress progress)
	{
		final Model model = Models.shared().get(file.name());
		final Epoch kept = kept(result);
		new ResultRows().row().text("Model", model.name()).text("Method", method).integer("Epochs", result.history().size())
			.integer("Kept", result.kept()).number("Accuracy", kept.accuracy()).number("Validation accuracy", kept
				.validationAccuracy()).number("Loss", kept.loss()).number("Validation loss", kept.validationLoss()).number(
					"Seconds", kept.seconds()).text("Note", result.problem().isEmpty() ? result.cancelled() ? "stopped" : "" : "diverged").show();
		if (split.validation().isEmpty()) return;
		final Judging judging = Judging.of(model, data.path(), split.validation(), progress);
		if (judging.isEmpty()) return;
		judging.showClasses();
		confusion = judging.picture();
		if (Host.keepsImages()) confusion.show();
	}

	private static Epoch kept(final TrainingResult result) {
		return result.history().get(result.kept() - 1);
	}

	private static String history(final TrainingResult result) {
		final StringBuilder csv = new StringBuilder("epoch,loss,accuracy,validation loss,validation accuracy,seconds\n");
		for (final Epoch e : result.history())
			csv.append(String.format(Locale.ROOT, "%d,%.6f,%.6f,%.6f,%.6f,%.1f%n", e.number(), e.loss(), e.accuracy(), e
				.validationLoss(), e.validationAccuracy(), e.seconds()));
		return csv.toString();
	}

	/** @throws CnnVisException if one is out of range, or the base model cannot be loaded */
	private TrainingSettings settings(final TrainedModelFile file) {
		final Method how = Method.of(method);
		TrainingSettings settings = TrainingSettings.of(how).size(size).batch(batch).seed(seed).checkpoint(file.beside(
			".checkpoint"));
		if (epochs != 0) settings = settings.epochs(epochs);
		if (!augmentation.equals(USUAL)) settings = settings.views(Views.of(augmentation));
		return how.needsBase() ? settings.base(Models.shared().get(base)) : settings;
	}

	private TrainedModelFile file(final TrainingData data) {
		return new TrainedModelFile(name.trim().isEmpty() ? TrainedModelFile.suggested(data.path(), method) : name);
	}

	@Override
	public void check() {
		final TrainingData data = new TrainingData(folder, validation, seed);
		final TrainedModelFile file = file(data);
		if (file.exists()) throw new CnnVisException("name: there is a model '" + file.name() +
			"' already; choose another name.");
		file.requireRoom();
		settings(file);
	}

	@Override
	void offerChoices() {
		models = new ModelChoice();
		folders = new FolderChoice("Choose a folder with one sub-folder per class");
		offer("method", Method.names());
		final List<String> views = new ArrayList<>(Views.names());
		views.add(0, USUAL);
		offer("augmentation", views);
		baseChanged();
		folderChanged();
	}

	private void folderChanged() {
		folder = folders.select(folder);
		offer("folder", folders.lines());
		try {
			about = new TrainingData(folder, validation, seed).describe();
			methodChanged();
		}
		catch (final CnnVisException e) {
			about = folder.isEmpty() ? "Choose a folder of photographs." : ModelChoice.problem(e.getMessage());
		}
	}

	/** Suggests a name, unless the user has given one. */
	private void methodChanged() {
		if (folder.isEmpty()) return;
		final Path path = Paths.get(folder);
		if (name.isEmpty() || suggestion.equals(name)) name = suggestion = TrainedModelFile.suggested(path, method);
	}

	private void baseChanged() {
		models.outline(base);
		base = models.chosen();
		offer("base", models.lines());
	}

	/** Shows how training goes. */
	private final class Live implements TrainingListener {

		private final HostProgress progress;
		private final TrainingPlots plots;

		Live(final HostProgress progress, final TrainedModelFile file) {
			this.progress = progress;
			plots = new TrainingPlots(file.path().getFileName().toString().replace(".zip", ""), settings(file).epochs());
		}

		@Override
		public void progress(final TrainingProgress now) {
			progress.update(Math.round(now.done() * STEPS), STEPS, now.activity() + (Double.isNaN(now.loss()) ? "" : String
				.format(Locale.ROOT, ", loss %.3f", now.loss())) + (Double.isNaN(now.remainingSeconds()) ? "" : ", " + time(now
					.remainingSeconds()) + " left"));
		}

		@Override
		public void epoch(final Epoch epoch) {
			plots.add(epoch.number(), epoch.loss(), epoch.validationLoss(), epoch.accuracy(), epoch.validationAccuracy());
		}

		@Override
		public boolean isCancelled() {
			return progress.isCancelled();
		}
	}

	/** {@code 3:07 min}, {@code 12 s}. */
	static String time(final double seconds) {
		final long s = Math.round(seconds);
		if (s < 60) return s + " s";
		return s < 3600 ? String.format(Locale.ROOT, "%d:%02d min", s / 60, s % 60) : String.format(Locale.ROOT, "%d:%02d h", s /
			3600, s / 60 % 60);
	}
}
