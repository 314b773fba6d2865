package org.cnnvis.command;

import java.awt.image.BufferedImage;
import java.util.List;

import ij.ImagePlus;
import ij.WindowManager;

import org.cnnvis.CnnVisException;
import org.cnnvis.classify.Classifier;
import org.cnnvis.classify.Prediction;
import org.cnnvis.ij1.HostProgress;
import org.cnnvis.ij1.ResultRows;
import org.cnnvis.ij1.ShownImage;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.visualize.Parameters;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds what the active image most probably shows: a row of the Results table for each class. */
@Plugin(type = Command.class, menuPath = "Plugins>CNN Vis>Classify Image...", headless = true,
	description = "Finds what the active image most probably shows: the largest square in the middle of it, or of its " +
		"selection's bounding box.")
public class ClassifyImage extends HostCommand {

	private static final String NAME = "Classify Image";

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = Parameters.MODEL_LABEL, description = Parameters.MODEL_HELP, choices = "", persist = false,
		callback = "modelChanged")
	private String model = Models.DEFAULT;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String about = "";

	@Parameter(label = "Classes", description = "How many classes are listed, the most probable first; at least 1.",
		min = "1", persist = false)
	private int top = 5;

	@Parameter(label = "All slices", description = "Classifies each slice of a stack, not only the one that is shown.",
		persist = false)
	private boolean stack;

	private ModelChoice models;

	@Override
	void execute() {
		check();
		final ShownImage shown = new ShownImage(activeImage());
		final int first = stack ? 1 : shown.currentSlice(), last = stack ? shown.slices() : first;
		final ResultRows rows = new ResultRows();
		try (HostProgress progress = progress(NAME); Classifier classifier = new Classifier(load(),
			Computing::compile))
		{
			for (int slice = first; slice <= last && !progress.isCancelled(); slice++) {
				progress.update(slice - first, last - first + 1L, shown.title() + " slice " + slice + " of " + shown.slices());
				add(rows, shown.title(), slice, classifier.classify(shown.pixels(slice), top));
			}
		}
		finally {
			rows.show();
		}
	}

	private static void add(final ResultRows rows, final String title, final int slice, final List<Prediction> classes) {
		for (int rank = 1; rank <= classes.size(); rank++) {
			final Prediction prediction = classes.get(rank - 1);
			rows.row().text("Image", title).integer("Slice", slice).integer("Rank", rank).text("Class", prediction
				.className()).number("Probability", prediction.probability());
		}
	}

	@Override
	public void check() {
		if (top < 1) throw new CnnVisException("top: " + top + " classes cannot be listed; write a number from 1.");
		Classifier.check(load());
	}

	@Override
	void offerChoices() {
		resolveInput("image");
		new ShownImage(activeImage());
		models = new ModelChoice();
		modelChanged();
	}

	private void modelChanged() {
		final Model selected = models.select(model);
		model = models.chosen();
		offer(Parameters.MODEL, models.lines());
		about = models.describe(selected.classes().size() + " classes");
	}

	@Override
	public BufferedImage picture() {
		final ShownImage shown = new ShownImage(activeImage());
		return Thumbnail.of(shown.pixels(shown.currentSlice()), load());
	}

	@Override
	public String summary() {
		check();
		final ShownImage shown = new ShownImage(activeImage());
		final String what = "'" + shown.title() + "'";
		return stack && shown.slices() > 1 ? "all " + shown.slices() + " slices of " + what : shown.slices() > 1 ? "slice " +
			shown.currentSlice() + " of " + what : what;
	}

	private Model load() {
		return Models.shared().get(model);
	}

	/** Fiji gives an image without pixels where none is open. */
	private ImagePlus activeImage() {
		return image == null || image.getProcessor() == null ? WindowManager.getCurrentImage() : image;
	}
}
