// What excites the filters of a layer most: a stack with one labelled slice for each filter, and a row of the Results
// table for each. Runs in Fiji and in ImageJ, with and without a display.

model = "Flowers (bundled)";  // a name from the list of models, or the path of a model file
layer = "inception_4c/output"; // "" stands for the last layer, the classes
filters = "0-15";             // also "all", "random 16", or names of classes: "Iris, Tulip"
steps = 200;
seed = 1;                     // the same seed gives the same pixels

// The folder for the files: the macro's argument, or what the user chooses.
folder = getArgument();
if (folder == "") folder = getDirectory("Choose a folder for the pictures");

run("Visualize Filter...", "model=[" + model + "] layer=[" + layer + "] filters=[" + filters + "] steps=" + steps +
	" seed=" + seed);
saveAs("Tiff", folder + File.separator + "pictures.tif");
print(getTitle() + ": " + nSlices + " pictures");

// The picture that excites its filter most is shown.
best = 1;
first = nResults - nSlices;
for (i = 1; i <= nSlices; i++)
	if (getResult("Activation final", first + i - 1) > getResult("Activation final", first + best - 1)) best = i;
setSlice(best);
print("The most excited is " + getInfo("slice.label"));
