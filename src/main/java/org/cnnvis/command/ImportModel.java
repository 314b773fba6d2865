package org.cnnvis.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.io.OpenDialog;

import org.cnnvis.CnnVisException;
import org.cnnvis.classify.Classifier;
import org.cnnvis.ij1.HostDownloads;
import org.cnnvis.ij1.ShownImage;
import org.cnnvis.model.InputText;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelAnswers;
import org.cnnvis.model.ModelImport;
import org.cnnvis.model.Models;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;

/** Takes a model file of the user's into the list, and asks once for what the file does not say. */
@Plugin(type = Command.class, menuPath = "Plugins>CNN Vis>Import Model...", headless = true,
	description = "Takes a model file (Keras, DL4J, ONNX, Caffe) into the list of models. What the file does not say about " +
		"its input and its classes is asked once, and kept in a JSON file beside it.")
public class ImportModel extends HostCommand {

	private static final String AUTO = "auto", OTHER = "other";
	private static final int SHOWN_CLASSES = 3, WIDTH = 420;

	@Parameter(label = "File", description = "The model file: .h5, .hdf5 or .keras of Keras, .zip of DL4J, .onnx, or the " +
		".prototxt of a Caffe network.", persist = false, callback = "fileChanged")
	private String file = "";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String about = "";

	@Parameter(label = "Input", description = "What the network expects of a picture: the order of its colours and the range " +
		"of its values. auto: as the file says, or as is usual for such a network; other: as written below. In macros also a " +
		"formula, for example 'BGR minus 103.9,116.8,123.7 times 1'.", choices = "",
		persist = false, callback = "answerChanged")
	private String input = AUTO;

	@Parameter(label = "Other input", description = "Only for an input that is not in the list: (grey level 0 to 255 minus " +
		"mean) times scale, for example 'RGB minus 128 times 1/64', with one number for all channels or one for each.",
		persist = false, required = false, callback = "answerChanged")
	private String formula = "";

	@Parameter(label = "Classes", description = "Names of the outputs: with commas between them, or the path of a text file " +
		"with one name in each line, or 'imagenet' for its 1000 classes, or 'numbered'. Empty: as the file says.",
		persist = false, required = false, callback = "answerChanged")
	private String classes = "";

	@Parameter(label = "Licence", description = "Under which licence you have the model; may be empty.", persist = false,
		required = false)
	private String licence = "";

	@Parameter(label = "Copy into the models folder", description = "Lists then offer the model by its name. Otherwise only a " +
		"JSON file is written beside it, and the model is chosen by its path.", persist = false)
	private boolean copy = true;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String trial = "";

	private ModelImport imported;
	private String importedFile = "";
	/** Of the summary. */
	private String asked = "", answer = "";

	@Override
	void execute() {
		if (isCanceled()) return;
		check();
		final Model model = imported().finish(answers(), copy, new HostDownloads());
		IJ.log(ModelImport.line(model));
		model.notes().forEach(note -> IJ.log("  " + note));
		IJ.showProgress(1);
		IJ.showStatus(model.name() + " can be used now");
	}

	@Override
	boolean remembers() {
		return false;
	}

	@Override
	public void check() {
		imported().model(answers());
	}

	@Override
	void offerChoices() {
		if (file.isEmpty()) {
			final String path = new OpenDialog("Choose a model file").getPath();
			if (path == null) {
				cancel(null);
				return;
			}
			file = path;
		}
		imported();
		fileChanged();
	}

	private void fileChanged() {
		// Restored defaults leave the file in place.
		if (file.trim().isEmpty()) file = importedFile;
		offer("input", choices());
		input = AUTO;
		formula = "";
		answerChanged();
	}

	private List<String> choices() {
		final List<String> choices = new ArrayList<>();
		choices.add(AUTO);
		try {
			choices.addAll(InputText.usual(imported().model(ModelAnswers.NONE).network().input().channels()).keySet());
		}
		catch (final CnnVisException e) {
			// Said where the file is described.
			imported = null;
		}
		choices.add(OTHER);
		return choices;
	}

	private void answerChanged() {
		try {
			final Model model = imported().model(answers());
			about = "<html><div width=" + WIDTH + ">" + ModelImport.line(model).replace("&", "&amp;").replace("<", "&lt;") + model
				.notes().stream().map(note -> "<br><font color=#606060>" + note + "</font>").collect(Collectors.joining()) +
				(imported().isSingleFile() ? "" : "<br>Its weights are in other files: it stays where it is.") + "</div></html>";
			trial = hasSummary() ? "" : "<html><div width=" + WIDTH + "><b>" + trial(model) + "</b></div></html>";
		}
		catch (final CnnVisException e) {
			about = "<html><div width=" + WIDTH + "><font color=#b00000>" + e.getMessage() + "</font></div></html>";
			trial = "";
		}
	}

	/** A dialog of plain ImageJ shows the summary; those of SciJava do not know of it. */
	private boolean hasSummary() {
		return context().getService(UIService.class) == null;
	}

	/** Computes while the dialog is there already: it loads the engine. What was asked last is not computed again. */
	@Override
	public synchronized String summary() {
		final String question = String.join("\n", file, input, formula, classes, String.valueOf(WindowManager.getCurrentImage()));
		if (!question.equals(asked)) {
			answer = trial(imported().model(answers()));
			asked = question;
		}
		return answer;
	}

	/** What the network makes of the open image, as a check of the answers. */
	private static String trial(final Model model) {
		final ImagePlus image = WindowManager.getCurrentImage();
		if (!model.isClassifier()) return "";
		if (image == null) return "Open a photograph before importing to see here what the network makes of it.";
		try (Classifier classifier = new Classifier(model, Computing::compile)) {
			final ShownImage shown = new ShownImage(image);
			return "'" + shown.title() + "' gives: " + classifier.classify(shown.pixels(shown.currentSlice())).best(SHOWN_CLASSES)
				.stream().map(p -> p.className() + String.format(Locale.ROOT, " %.2f", p.probability())).collect(Collectors.joining(
					", "));
		}
	}

	/** On several threads: a dialog looks at the file while the user types. */
	private synchronized ModelImport imported() {
		if (file.trim().isEmpty()) throw new CnnVisException("file: write the path of the model file.");
		if (imported == null || !importedFile.equals(file)) {
			imported = null;
			imported = ModelImport.of(Models.shared().folder(), path());
			importedFile = file;
		}
		return imported;
	}

	private Path path() {
		try {
			return Paths.get(file.trim());
		}
		catch (final InvalidPathException e) {
			throw new CnnVisException("file: '" + file + "' is not the path of a file.", e);
		}
	}

	private ModelAnswers answers() {
		return new ModelAnswers(AUTO.equals(input) ? "" : OTHER.equals(input) ? formula : input, classes, licence);
	}
}
