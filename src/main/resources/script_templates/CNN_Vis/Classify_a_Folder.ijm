// Classifies every image of a folder and of the folders in it; the table is saved there as classes.csv: image, slice,
// rank, class, probability, and a note where an image looks like none of the classes.

model = "Flowers (bundled)";  // a name from the list of models, or the path of a model file
top = 3;                      // classes for each image, the most probable first
stacks = false;               // true classifies each slice of a stack, false only the first
crops = "centre";             // "ten crops" looks at ten parts of each image, and takes ten times as long

folder = getArgument();
if (folder == "") folder = getDirectory("Choose the folder with the images");

run("Clear Results");
run("Classify Image...", "model=[" + model + "] folder=[" + folder + "] top=" + top + " stack=" + stacks + " crops=[" +
	crops + "]");
csv = replace(folder, "[/\\\\]$", "") + File.separator + "classes.csv";
saveAs("Results", csv);

// The most probable class of an image is in a row of rank 1.
images = 0;
for (row = 0; row < nResults; row++)
	if (getResult("Rank", row) == 1) images++;
print(images + " images: " + csv);
