// Pictures that excite the filters of the bundled network: its 17 classes, and 16 filters of a hidden layer.
// The argument is the folder for the results; without one they go to target/first-pictures.

folder = getArgument();
if (folder == "") folder = "target/first-pictures";
folder = replace(folder, "\\", "/");
if (!endsWith(folder, "/")) folder = folder + "/";
makeFolders(folder);

show("conv5", "0-15");
show("predictions", "all");

function show(layer, filters) {
	run("Clear Results");
	run("Visualize Filter...", "layer=" + layer + " filters=[" + filters + "] montage");
	pictures = getTitle();
	file = folder + layer;
	saveAs("Tiff", file + ".tif");
	close();
	selectImage(pictures + " montage");
	saveAs("PNG", file + ".png");
	close();
	saveAs("Results", file + ".csv");
	print(File.openAsString(file + ".csv"));
	print("Stack of " + nResults + " labelled pictures: " + file + ".tif");
	print("The same side by side:       " + file + ".png");
	print("");
}

function makeFolders(path) {
	parts = split(path, "/");
	made = "";
	if (startsWith(path, "/")) made = "/";
	for (i = 0; i < parts.length; i++) {
		made = made + parts[i] + "/";
		if (!File.isDirectory(made)) File.makeDirectory(made);
	}
	if (!File.isDirectory(path)) exit("The folder " + path + " cannot be made.");
}
