package org.cnnvis.command;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import ij.IJ;
import ij.ImagePlus;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;
import org.cnnvis.classify.Classifier;
import org.cnnvis.classify.Crops;
import org.cnnvis.classify.Evaluation;
import org.cnnvis.classify.EvaluationFiles;
import org.cnnvis.ij1.GreyLevels;
import org.cnnvis.ij1.Host;
import org.cnnvis.ij1.HostProgress;
import org.cnnvis.ij1.ResultRows;
import org.cnnvis.image.ConfusionPicture;
import org.cnnvis.model.Model;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledFile;

/** Judges a model by photographs whose classes are known, and shows what came out. */
final class Judging {

	private final Model model;
	private final Evaluation evaluation;
	private final List<String> skipped = new ArrayList<>();
	private double seconds;
	private String backend;
	private boolean cancelled;

	private Judging(final Model model) {
		this.model = model;
		evaluation = new Evaluation(model.classes());
	}

	/**
	 * Judges by the photographs of a folder. Files that are no images are skipped and listed in the log.
	 *
	 * @throws CnnVisException if the model does not know one of the folder's classes, or no photograph can be read
	 */
	static Judging of(final Model model, final ImageFolder folder, final HostProgress progress) {
		Classifier.check(model);
		final int[] labels = labels(model.toString(), model.classes(), folder);
		return new Judging(model).run(folder.path(), folder.files().stream().map(file -> new LabelledFile(file.file(),
			labels[file.label()])).collect(Collectors.toList()), progress);
	}

	/** @param files whose labels are those of the model's classes; paths are told relative to the folder */
	static Judging of(final Model model, final Path folder, final List<LabelledFile> files,
		final HostProgress progress)
	{
		return new Judging(model).run(folder, files, progress);
	}

	/** The model's class of each of the folder's. */
	static int[] labels(final String model, final List<String> classes, final ImageFolder folder) {
		if (folder.files().isEmpty()) throw new CnnVisException("folder: " + folder.path() +
			" has no sub-folders with images; give a folder with one sub-folder of images per class.");
		final List<String> plain = classes.stream().map(Suggestion::plain).collect(Collectors.toList());
		final int[] labels = new int[folder.classes().size()];
		final List<String> unknown = new ArrayList<>();
		for (int i = 0; i < labels.length; i++) {
			labels[i] = classes.indexOf(folder.classes().get(i));
			if (labels[i] < 0) labels[i] = plain.indexOf(Suggestion.plain(folder.classes().get(i)));
			if (labels[i] < 0 && !folder.files(i).isEmpty()) unknown.add(folder.classes().get(i));
		}
		if (!unknown.isEmpty()) throw new CnnVisException("folder: " + model + " does not know the " + (unknown.size() == 1
			? "class '" + unknown.get(0) + "'" : unknown.size() + " classes '" + unknown.get(0) + "', '" + unknown.get(1) + "'" +
				(unknown.size() > 2 ? ", ..." : "")) + " of " + folder.path() + Suggestion.sentenceEnd(unknown.get(0), classes));
		return labels;
	}

	private Judging run(final Path folder, final List<LabelledFile> files, final HostProgress progress) {
		final long start = System.nanoTime();
		try (Classifier classifier = new Classifier(model, Computing::compile, Crops.CENTER, PictureFiles.BATCH)) {
			backend = classifier.backend();
			final long ready = System.nanoTime();
			new PictureFiles(classifier, GreyLevels.DISPLAYED, false, new PictureFiles.Listener() {

				private int next;

				@Override
				public void found(final ClassifiedSlice slice) {
					final LabelledFile file = files.get(next++);
					if (slice.isBroken()) skipped.add(slice.problem);
					else evaluation.add(slice.image, file.label(), slice.classification);
				}

				@Override
				public boolean goesOn(final int done, final int all, final String message) {
					final double passed = (System.nanoTime() - ready) / 1e9;
					progress.update(done, all, "Judging " + message + (done == 0 ? "" : String.format(Locale.ROOT, ", %.0f s left",
						passed * (all - done) / done)));
					cancelled = progress.isCancelled();
					return !cancelled;
				}
			}).classify(folder, files.stream().map(LabelledFile::file).collect(Collectors.toList()));
		}
		seconds = (System.nanoTime() - start) / 1e9;
		skipped.forEach(problem -> IJ.log("Skipped: " + problem));
		if (evaluation.rows().isEmpty() && !cancelled) throw new CnnVisException("None of the " + files.size() + " files in " +
			folder + " is an image that can be read" + (skipped.isEmpty() ? "." : "; the first: " + skipped.get(0)));
		return this;
	}

	Evaluation evaluation() {
		return evaluation;
	}

	boolean isEmpty() {
		return evaluation.rows().isEmpty();
	}

	/** A row of the Results table. */
	void showSummary() {
		new ResultRows().row().text("Model", model.name()).integer("Images", evaluation.rows().size()).number("Accuracy",
			evaluation.accuracy()).number("Top 5", evaluation.top(5)).number("Log loss", evaluation.logLoss()).number(
				"Calibration error", evaluation.calibrationError()).number("Warned", evaluation.warned()).number(
					"Images per second", evaluation.rows().size() / seconds).integer("Skipped", skipped.size()).text("Note",
						cancelled ? "stopped" : "").show();
	}

	/** A table with a row for each class, in a window: without windows, a macro has the summary in the Results table. */
	void showClasses() {
		if (!Host.hasWindows()) return;
		final ResultRows table = ResultRows.of("Classes of " + model.name());
		final List<Integer> labels = evaluation.occurring();
		final int[][] counts = evaluation.confusion();
		for (int i = 0; i < counts.length; i++) {
			int shown = 0, taken = 0, worst = -1;
			for (int j = 0; j < counts.length; j++) {
				shown += counts[i][j];
				taken += counts[j][i];
				if (j != i && counts[i][j] > 0 && (worst < 0 || counts[i][j] > counts[i][worst])) worst = j;
			}
			table.row().text("Class", evaluation.name(labels.get(i))).integer("Images", shown).integer("Right", counts[i][i])
				.number("Recall", (double) counts[i][i] / shown).number("Precision", (double) counts[i][i] / taken).text(
					"Most often taken for", worst < 0 ? "" : evaluation.name(labels.get(worst)) + " (" + counts[i][worst] + ")");
		}
		table.show();
	}

	/** The confusion matrix. */
	ImagePlus picture() {
		final String title = String.format(Locale.ROOT, "%s: %.1f %% of %d images right", model.name(), 100 * evaluation
			.accuracy(), evaluation.rows().size());
		final BufferedImage matrix = ConfusionPicture.of(evaluation.confusion(), evaluation.occurring().stream().map(
			evaluation::name).collect(Collectors.toList()), title);
		return new ImagePlus("Confusion matrix of " + model.name(), matrix);
	}

	/** Writes evaluation.csv, confusion.csv, summary.json. */
	void save(final Path target, final Path folder) {
		final Map<String, Object> more = new LinkedHashMap<>();
		more.put("imagesPerSecond", evaluation.rows().size() / seconds);
		more.put("seconds", seconds);
		more.put("skipped", skipped.size());
		more.put("model", model.name());
		more.put("modelSha256", model.sha256());
		more.put("folder", folder);
		more.put("backend", backend);
		if (cancelled) more.put("stopped", "before all images were judged");
		new EvaluationFiles(evaluation).write(target, more);
	}
}
