package org.cnnvis.command;

import java.util.List;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

import org.cnnvis.ij1.ActivationPlot;
import org.cnnvis.ij1.Host;
import org.cnnvis.ij1.HostProgress;
import org.cnnvis.ij1.PictureStack;
import org.cnnvis.ij1.PictureWindow;
import org.cnnvis.ij1.ResultRows;
import org.cnnvis.ij1.ShownImage;
import org.cnnvis.ij1.TimeStack;
import org.cnnvis.image.PixelRows;
import org.cnnvis.ij1.Speed;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.visualize.FeatureVisualizer;
import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.MacroOptions;
import org.cnnvis.visualize.Parameters;
import org.cnnvis.visualize.Setting;
import org.cnnvis.visualize.Settings;
import org.cnnvis.visualize.Visualization;
import org.cnnvis.visualize.preset.Preset;
import org.cnnvis.visualize.preset.Sizes;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes pictures that excite the filters of a network: a labelled stack, and a row of the Results table for each. */
@Plugin(type = Command.class, menuPath = "Plugins>CNN Vis>" + MacroOptions.COMMAND, headless = true,
	description = "Makes, for each chosen filter of a network, a picture that excites it.")
public class VisualizeFilter extends HostCommand {

	private static final String NAME = "Visualize Filter", HEADING = "<html><b>";
	private static final Settings DEFAULTS = new Settings();
	private static final int LEAST_STEPS = 10;
	/** Multiply-adds of a step: of less, other costs are the larger part, and say nothing about larger networks. */
	private static final double LEAST_WORK = 5e7;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String networkHeading = HEADING + "Network";

	@Parameter(label = Parameters.MODEL_LABEL, description = Parameters.MODEL_HELP, choices = "", persist = false,
		callback = "modelChanged")
	private String model = Models.DEFAULT;

	@Parameter(label = Parameters.LAYER_LABEL, description = Parameters.LAYER_HELP, choices = "", persist = false,
		callback = "layerChanged")
	private String layer = DEFAULTS.layer();

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String about = "";

	@Parameter(label = Parameters.FILTERS_LABEL, description = Parameters.FILTERS_HELP, persist = false)
	private String filters = DEFAULTS.filters();

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String pictureHeading = HEADING + "Picture";

	@Parameter(label = Parameters.PRESET_LABEL, description = Parameters.PRESET_HELP, choices = "", persist = false)
	private String preset = DEFAULTS.preset();

	@Parameter(label = Parameters.SIZE_LABEL, description = Parameters.SIZE_HELP, min = Parameters.SIZE_MIN,
		max = Parameters.SIZE_MAX, persist = false)
	private int size = DEFAULTS.size();

	@Parameter(label = Parameters.STEPS_LABEL, description = Parameters.STEPS_HELP, min = Parameters.STEPS_MIN,
		max = Parameters.STEPS_MAX, persist = false)
	private int steps = DEFAULTS.steps();

	@Parameter(label = Parameters.SEED_LABEL, description = Parameters.SEED_HELP, persist = false)
	private long seed = DEFAULTS.seed();

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String advancedHeading = HEADING + "Advanced";

	@Parameter(label = Parameters.LP_LABEL, description = Parameters.LP_HELP, persist = false)
	private String lp = Parameters.FROM_PRESET;

	@Parameter(label = Parameters.TV_LABEL, description = Parameters.TV_HELP, persist = false)
	private String tv = Parameters.FROM_PRESET;

	@Parameter(label = Parameters.CONTRAST_LABEL, description = Parameters.CONTRAST_HELP, persist = false)
	private String contrast = Parameters.FROM_PRESET;

	@Parameter(label = Parameters.BLUR_LABEL, description = Parameters.BLUR_HELP, persist = false)
	private String blur = Parameters.FROM_PRESET;

	@Parameter(label = Parameters.OBJECTIVE_LABEL, description = Parameters.OBJECTIVE_HELP, persist = false,
		required = false)
	private String objective = DEFAULTS.objective();

	@Parameter(label = Parameters.PARAMETRIZATION_LABEL, description = Parameters.PARAMETRIZATION_HELP, persist = false)
	private String parametrization = Parameters.FROM_PRESET;

	@Parameter(label = Parameters.TRANSFORMS_LABEL, description = Parameters.TRANSFORMS_HELP, persist = false)
	private String transforms = Parameters.FROM_PRESET;

	@Parameter(label = Parameters.OPTIMIZER_LABEL, description = Parameters.OPTIMIZER_HELP, persist = false)
	private String optimizer = Parameters.FROM_PRESET;

	@Parameter(label = Parameters.SIZES_LABEL, description = Parameters.SIZES_HELP, persist = false)
	private String sizes = Parameters.FROM_PRESET;

	@Parameter(label = Parameters.IMAGE_LABEL, description = Parameters.IMAGE_HELP, persist = false)
	private boolean open = DEFAULTS.fromImage();

	@Parameter(label = Parameters.EARLY_LABEL, description = Parameters.EARLY_HELP, persist = false)
	private boolean early = DEFAULTS.stopEarly();

	@Parameter(label = Parameters.EVERY_LABEL, description = Parameters.EVERY_HELP, min = "0", persist = false)
	private int every = DEFAULTS.every();

	@Parameter(label = Parameters.SWAP_LABEL, description = Parameters.SWAP_HELP, persist = false)
	private boolean swap = DEFAULTS.swapRedBlue();

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String windowsHeading = HEADING + "Windows";

	@Parameter(label = "Preview", description = "Shows the pictures while they are being made.", persist = false)
	private boolean preview = true;

	@Parameter(label = "Montage", description = "Also puts all pictures side by side into one image, with their labels.",
		persist = false)
	private boolean montage;

	@Parameter(label = "Plot", description = "Also plots the activation of each picture over the steps.",
		persist = false)
	private boolean plot;

	@Parameter(label = "Overlay", description = "Writes the label of each picture onto it, as an overlay: Image > Overlay > " +
		"Hide Overlay takes it away.", persist = false)
	private boolean overlay;

	@Parameter(type = ItemIO.OUTPUT, label = "Pictures")
	private ImagePlus pictures;

	private final Speed speed = new Speed(NAME);
	private ModelChoice models;
	private LayerChoice layers;

	@Override
	void execute() {
		final Model network = Models.shared().get(model);
		final PictureWindow window = new PictureWindow(NAME + ": " + network.name());
		try (HostProgress progress = progress(NAME)) {
			if (preview && Host.hasWindows() && !Interpreter.isBatchMode()) progress.showing(window::preview);
			show(visualizer().visualize(network, settings(), start(), progress), window);
		}
		finally {
			if (pictures == null) window.discard();
		}
	}

	/** The active image, if the pictures begin with it. */
	private PixelRows start() {
		if (!open) return null;
		final ShownImage image = new ShownImage(WindowManager.getCurrentImage());
		return image.pixels(image.currentSlice());
	}

	private void show(final Visualization visualization, final PictureWindow window) {
		if (visualization.pictures().isEmpty()) return;
		learnSpeed(visualization.pictures());
		new ResultRows().add(visualization).show();
		if (montage && Host.keepsImages()) PictureStack.montage(visualization).show();
		if (every > 0 && Host.keepsImages()) TimeStack.of(visualization).show();
		if (plot && Host.hasWindows()) ActivationPlot.of(visualization).show();
		pictures = window.show(visualization);
		if (overlay) PictureStack.writeLabels(visualization, pictures);
	}

	/** From the steps that were done: the user may have stopped it. A few say nothing, as the first ones take longer. */
	private void learnSpeed(final List<FilterPicture> pictures) {
		double milliseconds = 0, steps = 0;
		for (final FilterPicture picture : pictures) {
			milliseconds += picture.milliseconds;
			steps += picture.steps;
		}
		if (steps < LEAST_STEPS * pictures.size()) return;
		final double work = visualizer().work(Models.shared().get(model), settings(), pictures);
		if (work >= LEAST_WORK * steps) speed.learn(work, milliseconds);
	}

	@Override
	public String summary() {
		// How many pictures an objective asks for, the model tells.
		if (!objective.trim().isEmpty()) return "";
		final int filters = layers.count(layer, this.filters, seed);
		return filters + (filters == 1 ? " picture, " : " pictures, ") + speed.text(layers.work(layer, size) * finalSteps() *
			filters);
	}

	/** Gradient steps for a picture, in steps of its final size: coarse ones take less time. */
	private double finalSteps() {
		final Preset chosen = Preset.of(preset);
		final Sizes all = sizes.trim().equals(Parameters.FROM_PRESET) ? chosen.sizes() : Sizes.parse(sizes);
		return all.finalSteps(steps == 0 ? chosen.steps() : Math.max(0, steps));
	}

	@Override
	public boolean isFolded(final String heading) {
		return heading.equals("advancedHeading");
	}

	@Override
	void offerChoices() {
		models = new ModelChoice();
		offer(Parameters.PRESET, Preset.names());
		modelChanged();
	}

	private void modelChanged() {
		layers = new LayerChoice(models.outline(model));
		model = models.chosen();
		offer(Parameters.MODEL, models.lines());
		offer(Parameters.LAYER, layers.names());
		layer = layers.nearest(layer);
		layerChanged();
	}

	private void layerChanged() {
		filters = layers.filters(layer, filters);
		about = models.describe(layers.describe(layer));
	}

	@Override
	public String note(final String input, final String choice) {
		return input.equals(Parameters.LAYER) ? layers.note(choice) : "";
	}

	@Override
	public void check() {
		visualizer().check(Models.shared().get(model), settings());
	}

	private Settings settings() {
		Settings settings = DEFAULTS;
		for (final Setting setting : Setting.ALL)
			settings = setting.apply(settings, String.valueOf(getInput(setting.key())));
		return settings;
	}

	private static FeatureVisualizer visualizer() {
		return new FeatureVisualizer(Computing::compile);
	}
}
