// What the bundled network has learned: a picture for each of its classes, and for the filters of a layer on the way.
// The argument is the folder for the files; without one it is target/first-pictures.

folder = getArgument();
if (folder == "") {
	File.makeDirectory("target");
	folder = "target" + File.separator + "first-pictures";
}
File.makeDirectory(folder);
if (!File.isDirectory(folder)) exit("The folder " + folder + " cannot be made; choose another one with -Dargs=FOLDER.");

visualize("classes", "filters=all steps=100");
visualize("filters", "layer=inception_4c/output filters=[random 16] steps=100");
print("");
print("Layer\tFilter\tClass\tActivation at the start\tat the end");
for (row = 0; row < nResults; row++)
	print(getResultString("Layer", row) + "\t" + getResult("Filter", row) + "\t" + getResultString("Class", row) + "\t" +
		d2s(getResult("Activation start", row), 3) + "\t" + d2s(getResult("Activation final", row), 3));

// Saves the stack, with its labels and how it was made, and all pictures on one sheet.
function visualize(name, options) {
	run("Visualize Filter...", options + " montage");
	title = getTitle();
	path = folder + File.separator + name;
	saveAs("Tiff", path + ".tif");
	print(title + ": " + nSlices + " pictures in " + path + ".tif");
	selectImage(title + " montage");
	saveAs("PNG", path + ".png");
	print("Side by side in " + path + ".png");
}
