// Classifies every image of a folder; the table is saved there as classes.csv: image, slice, rank, class, probability.

model = "Flowers (bundled)";  // a name from the list of models, or the path of a model file
top = 3;                      // classes for each image, the most probable first
stacks = false;               // true classifies each slice of a stack, false only the one that is shown
endings = newArray(".tif", ".tiff", ".png", ".jpg", ".jpeg", ".gif", ".bmp");

folder = getArgument();
if (folder == "") folder = getDirectory("Choose the folder with the images");
folder = replace(folder, "[/\\\\]$", "") + File.separator;

files = getFileList(folder);
images = 0;
run("Clear Results");
setBatchMode(true);
for (i = 0; i < files.length; i++) {
	if (isImage(files[i])) {
		open(folder + files[i]);
		run("Classify Image...", "model=[" + model + "] top=" + top + " stack=" + stacks);
		close();
		images++;
	}
	showProgress(i + 1, files.length);
}
if (images == 0) exit("There is no image in " + folder);
saveAs("Results", folder + "classes.csv");
print(images + " images: " + folder + "classes.csv");

function isImage(file) {
	for (e = 0; e < endings.length; e++)
		if (endsWith(toLowerCase(file), endings[e])) return true;
	return false;
}
