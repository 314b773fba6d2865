package org.cnnvis.visualize;

/**
 * Names and texts of Visualize Filter's parameters: the macro keys, the dialog's labels and explanations, and the
 * limits, as constants that annotations can use. {@link Setting} joins them with {@link Settings}, which has the
 * defaults.
 */
public final class Parameters {

	public static final String MODEL = "model";
	public static final String MODEL_LABEL = "Model";
	public static final String MODEL_HELP = "A name from the list, or the path of a model file.";

	public static final String LAYER = "layer";
	public static final String LAYER_LABEL = "Layer";
	public static final String LAYER_HELP = "The layer whose filters are shown; empty for the last one, the classes.";

	public static final String FILTERS = "filters";
	public static final String FILTERS_LABEL = "Filters";
	public static final String FILTERS_HELP =
		"Numbers from 0 (0-15, 30), 'random 16', 'all', or names of classes (sea snake, gorilla), with commas between.";

	public static final String PRESET = "preset";
	public static final String PRESET_LABEL = "Preset";
	public static final String PRESET_HELP = "How the pictures are made: objective and penalties.";

	public static final String SIZE = "size";
	public static final String SIZE_LABEL = "Size";
	public static final String SIZE_HELP = "Width and height of the pictures in pixels; 0 for the model's own size.";
	public static final String SIZE_MIN = "0";
	public static final String SIZE_MAX = "16384";

	public static final String STEPS = "steps";
	public static final String STEPS_LABEL = "Steps";
	public static final String STEPS_HELP = "Gradient steps from noise to picture; 0 for the preset's own number (Best 200, Quick 24).";
	public static final String STEPS_MIN = "0";
	public static final String STEPS_MAX = "100000";

	public static final String SEED = "seed";
	public static final String SEED_LABEL = "Seed";
	public static final String SEED_HELP = "Any whole number: another one starts from other noise and draws other random filters.";

	public static final String LP = "lp";
	public static final String LP_LABEL = "Lp weight";
	public static final String LP_HELP = "Weight of the penalty on extreme values, 0 or more; 'preset' for the preset's.";

	public static final String TV = "tv";
	public static final String TV_LABEL = "TV weight";
	public static final String TV_HELP =
		"Weight of the penalty on differences between neighbours (total variation), 0 or more; 'preset' for the preset's.";

	public static final String CONTRAST = "contrast";
	public static final String CONTRAST_LABEL = "Contrast weight";
	public static final String CONTRAST_HELP = "Weight of the penalty on contrast (L2 decay), 0 or more; 'preset' for the preset's.";

	public static final String BLUR = "blur";
	public static final String BLUR_LABEL = "Blur weight";
	public static final String BLUR_HELP =
		"Weight of the penalty on what a slight blur takes away: fine grain, sharp edges; 0 or more; 'preset' for the preset's.";

	public static final String OBJECTIVE = "objective";
	public static final String OBJECTIVE_LABEL = "Objective";
	public static final String OBJECTIVE_HELP =
		"In place of layer and filters, anything to excite: layer:7, layer:7@centre (a neuron), prob:7@log (a class's log-probability), -layer:7 (what it dislikes), " +
			"a:1 + 0.5*b:7, layer:* (a dream), a:1 to a:7 in 5, a:7 in 4 (facets of one); several with semicolons between.";

	public static final String PARAMETRIZATION = "parametrization";
	public static final String PARAMETRIZATION_LABEL = "Parametrization";
	public static final String PARAMETRIZATION_HELP =
		"What pictures are made of: 'fourier 1 1 60 4' (decay, colour, most contrast, speed of the mean), 'maco 1.2 1' (decay, contrast), 'pixels', or 'preset'.";

	public static final String TRANSFORMS = "transforms";
	public static final String TRANSFORMS_LABEL = "Transforms";
	public static final String TRANSFORMS_HELP =
		"What changes the picture at each step: 'pad 16, jitter 16, scale 0.95-1.05, rotate 5', also crop, flip, blur, noise, settle, edges; " +
			"'none', or 'preset'.";

	public static final String OPTIMIZER = "optimizer";
	public static final String OPTIMIZER_LABEL = "Optimizer";
	public static final String OPTIMIZER_HELP =
		"adam, nadam, rmsprop or ascent with a learning rate and constant, linear or cosine: 'adam 0.05 cosine', or 'preset'.";

	public static final String SIZES = "sizes";
	public static final String SIZES_LABEL = "Coarse to fine";
	public static final String SIZES_HELP =
		"Sizes that a picture goes through, as parts of its final one: '0.5, 0.75, 1'; '1' for the final one alone, or 'preset'.";

	public static final String IMAGE = "open";
	public static final String IMAGE_LABEL = "Start from the open image";
	public static final String IMAGE_HELP =
		"Begins with the middle of the active image in place of noise: what the filter sees in it is brought out.";

	public static final String EARLY = "early";
	public static final String EARLY_LABEL = "Stop early";
	public static final String EARLY_HELP = "Ends a picture as soon as its activation has stopped to rise.";

	public static final String EVERY = "every";
	public static final String EVERY_LABEL = "Time stack every";
	public static final String EVERY_HELP =
		"Steps between two frames of a stack that shows how the pictures come about; 0 for none.";

	public static final String SWAP = "swap";
	public static final String SWAP_LABEL = "Swap red and blue";
	public static final String SWAP_HELP =
		"Shows a BGR network's pictures with red and blue exchanged, as the original article did.";

	/** The text of {@link Settings#FROM_PRESET}. */
	public static final String FROM_PRESET = "preset";

	private Parameters() {}
}
