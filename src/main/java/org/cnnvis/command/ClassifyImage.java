package org.cnnvis.command;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import org.cnnvis.CnnVisException;
import org.cnnvis.classify.Classification;
import org.cnnvis.classify.Classifier;
import org.cnnvis.classify.Crops;
import org.cnnvis.classify.Prediction;
import org.cnnvis.ij1.ClassLabels;
import org.cnnvis.ij1.GreyLevels;
import org.cnnvis.ij1.Host;
import org.cnnvis.ij1.HostProgress;
import org.cnnvis.ij1.ResultRows;
import org.cnnvis.ij1.ShownImage;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.visualize.Parameters;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds what images most probably show: a row of the Results table for each class. */
@Plugin(type = Command.class, menuPath = "Plugins>CNN Vis>Classify Image...", headless = true,
	description = "Finds what the active image, or each image in a folder, most probably shows: the largest square in the " +
		"middle of it, or of its selection's bounding box.")
public class ClassifyImage extends HostCommand {

	/** Pixels. */
	private static final long SEEN_AT_ONCE = 20_000_000;
	private static final String NAME = "Classify Image", NONE = "none";

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = Parameters.MODEL_LABEL, description = Parameters.MODEL_HELP, choices = "", persist = false,
		callback = "modelChanged")
	private String model = Models.DEFAULT;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String about = "";

	@Parameter(label = "Folder", description = "Classifies all images in this folder, and in the folders in it, instead of " +
		"the active image; 'none' for the image.", choices = "", persist = false, callback = "folderChanged")
	private String folder = NONE;

	@Parameter(label = "Classes", description = "How many classes are listed, the most probable first; at least 1.",
		min = "1", persist = false)
	private int top = 5;

	@Parameter(label = "All slices", description = "Classifies each slice of a stack, not only the one that is shown.",
		persist = false)
	private boolean stack;

	@Parameter(label = "Crops", description = "The parts of the image that are seen; probabilities are the mean over them. " +
		"Ten crops take ten times as long as the centre.", choices = "", persist = false)
	private String crops = Crops.CENTER.toString();

	@Parameter(label = "Grey levels", description = "What is black and white: as displayed (the display range, as Image > " +
		"Type > RGB Color takes it), or the lowest and highest value of 16-bit and 32-bit data.", choices = "",
		persist = false)
	private String levels = GreyLevels.DISPLAYED.toString();

	@Parameter(label = "Overlay", description = "Writes the most probable class onto the image, as an overlay.",
		persist = false)
	private boolean overlay;

	@Parameter(type = ItemIO.OUTPUT, label = "Class")
	private String label = "";

	private ModelChoice models;
	private FolderChoice folders;
	private ResultRows rows;
	private int skipped;
	private String status = "";

	@Override
	void execute() {
		check();
		// For scripts; no window is to show it.
		resolveOutput("label");
		rows = new ResultRows();
		try (HostProgress progress = progress(NAME)) {
			if (!isFolder()) classifyImage(progress);
			else try (Classifier classifier = new Classifier(load(), Computing::compile, Crops.of(crops),
				PictureFiles.BATCH))
			{
				pictures(classifier, progress, null).classify(PictureFiles.folder(folder), PictureFiles.in(folder));
			}
		}
		finally {
			rows.show();
			if (skipped > 0) status += ", " + skipped + (skipped == 1 ? " file" : " files") + " skipped, see the log";
			IJ.showStatus(status);
		}
	}

	private void classifyImage(final HostProgress progress) {
		final ImagePlus active = activeImage();
		final ShownImage shown = new ShownImage(active, GreyLevels.of(levels));
		final ClassLabels labels = overlay ? new ClassLabels(active) : null;
		if (!stack || shown.slices() == 1) {
			if (shown.measure(plane -> goesOn(progress, plane, shown.planes(), shown.title() + " range of the data"))) classify(
				shown, labels);
		}
		else try (Classifier classifier = new Classifier(load(), Computing::compile, Crops.of(crops), PictureFiles.BATCH)) {
			pictures(classifier, progress, labels).classify(shown);
		}
		if (labels != null) labels.show();
	}

	/** The slice that is shown. */
	private void classify(final ShownImage shown, final ClassLabels labels) {
		KeptClassifier.use(load(), Crops.of(crops), classifier -> {
			final int slice = shown.currentSlice();
			final Classification found = classifier.classify(shown.pixels(slice));
			add(ClassifiedSlice.of(shown.title(), slice, found), shown, labels);
			if (!found.isKnown() && Host.hasWindows() && Host.macroOptions() == null) IJ.log(shown.title() + " " + found.note() +
				" of " + model + ".");
			return null;
		});
	}

	private static boolean goesOn(final HostProgress progress, final int done, final int all, final String message) {
		progress.update(done, all, message);
		return !progress.isCancelled();
	}

	private PictureFiles pictures(final Classifier classifier, final HostProgress progress, final ClassLabels labels) {
		final ShownImage shown = isFolder() ? null : new ShownImage(activeImage(), GreyLevels.of(levels));
		return new PictureFiles(classifier, GreyLevels.of(levels), stack, new PictureFiles.Listener() {

			@Override
			public void found(final ClassifiedSlice slice) {
				add(slice, shown, labels);
			}

			@Override
			public boolean goesOn(final int done, final int all, final String message) {
				return ClassifyImage.goesOn(progress, done, all, message);
			}
		});
	}

	private void add(final ClassifiedSlice slice, final ShownImage shown, final ClassLabels labels) {
		if (slice.isBroken()) {
			skipped++;
			IJ.log("Skipped: " + slice.problem);
			return;
		}
		final List<Prediction> classes = slice.classification.best(top);
		for (int rank = 1; rank <= classes.size(); rank++) {
			final Prediction prediction = classes.get(rank - 1);
			rows.row().text("Image", slice.image).integer("Slice", slice.slice).integer("Rank", rank).text("Class", prediction
				.className()).number("Probability", prediction.probability()).text("Note", rank == 1 ? slice.classification
					.note() : "");
		}
		if (labels != null) labels.add(slice.slice, shown.part(), slice.classification);
		label = slice.classification.best().className();
		status = String.format(Locale.ROOT, "%s: %s %.3f %s", slice.image, label, slice.classification.best().probability(),
			slice.classification.note());
	}

	@Override
	public void check() {
		checkChoices();
		Classifier.check(load());
	}

	/** All but the model, which takes a while to read. */
	private void checkChoices() {
		if (top < 1) throw new CnnVisException("top: " + top + " classes cannot be listed; write a number from 1.");
		Crops.of(crops);
		GreyLevels.of(levels);
		if (isFolder()) PictureFiles.folder(folder);
		else new ShownImage(activeImage());
	}

	@Override
	void offerChoices() {
		resolveInput("image");
		models = new ModelChoice();
		folders = new FolderChoice("Choose a folder of images", NONE);
		if (activeImage() != null) new ShownImage(activeImage());
		offer("crops", Crops.names());
		offer("levels", GreyLevels.names());
		folderChanged();
		modelChanged();
	}

	private void modelChanged() {
		final Outline selected = models.outline(model);
		model = models.chosen();
		offer(Parameters.MODEL, models.lines());
		about = models.describe(describe(selected));
	}

	private static String describe(final Outline model) {
		if (model.classes().isEmpty()) return "It does not classify: it names no classes.";
		return model.classes().size() + " classes" + (model.warns() ? "; warns of pictures that show something else"
			: "; always answers with one of them");
	}

	private void folderChanged() {
		folder = folders.select(folder);
		offer("folder", folders.lines());
	}

	@Override
	public String note(final String input, final String choice) {
		return input.equals("folder") && choice.equals(NONE) ? "the active image" : "";
	}

	private boolean isFolder() {
		return !folder.trim().isEmpty() && !folder.equals(NONE);
	}

	/** Of an image that is read in an instant. */
	@Override
	public BufferedImage picture() {
		final ImagePlus active = activeImage();
		if (isFolder() || active == null) return null;
		final ShownImage shown = new ShownImage(active, GreyLevels.of(levels));
		if (shown.effort() > SEEN_AT_ONCE) return null;
		return Thumbnail.of(shown.pixels(shown.currentSlice()), models.outline(models.chosen()));
	}

	@Override
	public String summary() {
		checkChoices();
		if (isFolder()) return "the images in " + folder;
		final ShownImage shown = new ShownImage(activeImage());
		final String what = "'" + shown.title() + "'";
		if (shown.slices() == 1) return what;
		return (stack ? "all " + shown.slices() + " slices of " : "slice " + shown.currentSlice() + " of ") + what;
	}

	private Model load() {
		return Models.shared().get(model);
	}

	/** Fiji gives an image without pixels where none is open. */
	private ImagePlus activeImage() {
		return image == null || image.getProcessor() == null ? WindowManager.getCurrentImage() : image;
	}
}
