// Pictures of several layers of several models, a TIFF file for each layer. What an earlier run has made with the same
// settings is skipped, so that a batch that was stopped can be started again.

models = newArray("Flowers (bundled)");       // names from the list of models, or paths of model files
layers = newArray("conv2/3x3", "inception_4c/output", "inception_5a/output");  // newArray("all") takes every layer
most = 16;                                     // of each layer, this number of filters
settings = "preset=Best steps=200 seed=1";     // anything else that Visualize Filter takes
skipWhatIsDone = true;

folder = getArgument();
if (folder == "") folder = getDirectory("Choose a folder for the pictures");
run("CNN Vis Macro Extensions");
setBatchMode(true);
made = 0;
skipped = 0;
for (m = 0; m < models.length; m++) {
	names = layers;
	if (names[0] == "all") names = split(Ext.layers(models[m]), "\n");
	for (l = 0; l < names.length; l++) visualize(models[m], names[l]);
}
print(made + " stacks made, " + skipped + " skipped");

function visualize(model, layer) {
	filters = minOf(most, parseInt(Ext.filters(model, layer)));
	options = "model=[" + model + "] layer=[" + layer + "] filters=0-" + (filters - 1) + " " + settings;
	path = folder + File.separator + fileName(model) + "_" + fileName(layer);
	// The text beside the pictures says how they were made: by these options, with a model of this sum.
	recipe = options + "\nmodel SHA-256: " + Ext.sha256(model) + "\n";
	if (skipWhatIsDone && File.exists(path + ".tif") && File.exists(path + ".txt")) {
		if (File.openAsString(path + ".txt") == recipe) {
			skipped++;
			return;
		}
	}
	if (File.exists(path + ".txt")) deleted = File.delete(path + ".txt");
	run("Visualize Filter...", options);
	saveAs("Tiff", path + ".tif");
	print(nSlices + " pictures in " + path + ".tif");
	close();
	// Written last: pictures without it are not done.
	File.saveString(recipe, path + ".txt");
	made++;
}

function fileName(text) {
	return replace(text, "[^A-Za-z0-9.-]+", "_");
}
