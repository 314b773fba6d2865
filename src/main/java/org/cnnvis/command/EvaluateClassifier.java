package org.cnnvis.command;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;

import ij.ImagePlus;

import org.cnnvis.CnnVisException;
import org.cnnvis.classify.Classifier;
import org.cnnvis.ij1.Host;
import org.cnnvis.ij1.HostProgress;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.visualize.Parameters;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Judges a classifier by images whose classes are known: a confusion matrix, tables, and files. */
@Plugin(type = Command.class, menuPath = "Plugins>CNN Vis>Evaluate Classifier...", headless = true,
	description = "Judges a classifier by a folder with one sub-folder of images per class, which has the class's name.")
public class EvaluateClassifier extends HostCommand {

	private static final String NAME = "Evaluate Classifier", NOWHERE = "nowhere";

	@Parameter(label = Parameters.MODEL_LABEL, description = Parameters.MODEL_HELP, choices = "", persist = false,
		callback = "modelChanged")
	private String model = Models.DEFAULT;

	@Parameter(label = "Folder", description = "Has one sub-folder of images for each class, with the class's name.",
		choices = "", persist = false, callback = "folderChanged")
	private String folder = "";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String about = "";

	@Parameter(label = "Save in", description = "The folder into which evaluation.csv (a row per image), confusion.csv and " +
		"summary.json are written; 'nowhere' to write none.", choices = "", persist = false, callback = "saveChanged")
	private String save = NOWHERE;

	@Parameter(type = ItemIO.OUTPUT, label = "Confusion matrix")
	private ImagePlus confusion;

	private ModelChoice models;
	private Outline selected;
	private FolderChoice folders, saves;

	@Override
	void execute() {
		check();
		final Path images = PictureFiles.folder(folder);
		try (HostProgress progress = progress(NAME)) {
			final Judging judging = Judging.of(load(), ImageFolder.ofAnyClasses(images), progress);
			if (judging.isEmpty()) return;
			if (target() != null) judging.save(target(), images);
			judging.showSummary();
			judging.showClasses();
			confusion = judging.picture();
			if (Host.keepsImages()) confusion.show();
		}
	}

	@Override
	public void check() {
		Classifier.check(load());
		if (folder.trim().isEmpty()) throw new CnnVisException(
			"folder: choose a folder with one sub-folder of images per class.");
		target();
		Judging.labels(load().toString(), load().classes(), ImageFolder.ofAnyClasses(PictureFiles.folder(folder)));
	}

	/** Where to write, or null. */
	private Path target() {
		if (save.trim().isEmpty() || save.equals(NOWHERE)) return null;
		try {
			final Path path = Paths.get(save).toAbsolutePath();
			if (!Files.exists(path) || Files.isDirectory(path)) return path;
		}
		catch (final InvalidPathException e) {
			throw new CnnVisException("save: '" + save + "' is not the path of a folder.", e);
		}
		throw new CnnVisException("save: " + save + " is a file; give a folder.");
	}

	@Override
	void offerChoices() {
		models = new ModelChoice();
		folders = new FolderChoice("Choose a folder with one sub-folder per class");
		saves = new FolderChoice("Choose a folder for the results", NOWHERE);
		saveChanged();
		modelChanged();
	}

	private void modelChanged() {
		selected = models.outline(model);
		model = models.chosen();
		offer(Parameters.MODEL, models.lines());
		folderChanged();
	}

	private void folderChanged() {
		folder = folders.select(folder);
		offer("folder", folders.lines());
		about = models.describe(describe());
	}

	private String describe() {
		if (folder.isEmpty()) return "Choose a folder of images.";
		try {
			final ImageFolder images = ImageFolder.ofAnyClasses(PictureFiles.folder(folder));
			Judging.labels(model, selected.classes(), images);
			return images.files().size() + " files in " + images.classes().size() + " classes";
		}
		catch (final CnnVisException e) {
			return ModelChoice.problem(e.getMessage());
		}
	}

	private void saveChanged() {
		save = saves.select(save);
		offer("save", saves.lines());
	}

	private Model load() {
		return Models.shared().get(model);
	}
}
