// What a macro can do with the commands of CNN Vis; the argument is a folder for files.
folder = getArgument();

run("Visualize Filter...", "model=sample.prototxt layer=conv1 filters=[0, 3] steps=3 seed=7 montage");
check("images", 2, nImages);
check("title", "sample.prototxt conv1", getTitle());
check("slices", 2, nSlices);
check("bits", 24, bitDepth());
check("width, as the network's", 16, getWidth());
setSlice(2);
label = getInfo("slice.label");
checkStart("slice label", "conv1:3 act=", label);
check("rows", 2, nResults);
check("layer", "conv1", getResultString("Layer", 1));
check("filter", 3, getResult("Filter", 1));
check("steps", 3, getResult("Steps", 1));
info = getImageInfo();
checkPart("info has the seed", "seed: 7", info);
checkPart("info has the macro", "run(\"Visualize Filter...\", \"model=sample.prototxt layer=conv1 filters=[0, 3]", info);

saveAs("Tiff", folder + "/stack.tif");
close();
check("below the stack", "sample.prototxt conv1 montage", getTitle());
close();
open(folder + "/stack.tif");
setSlice(2);
check("slice label from the file", label, getInfo("slice.label"));
checkPart("info from the file", "seed: 7", getImageInfo());

// Keys that are left out have their defaults, not the values of the run before.
run("Visualize Filter...", "model=sample.prototxt steps=2 montage=false filters=1");
check("title of the last layer", "sample.prototxt prob", getTitle());
check("one slice", 1, nSlices);
checkStart("its label", "prob:1 act=", getInfo("slice.label"));
checkPart("info has the default seed", "seed: 1", getImageInfo());
check("rows are added", 3, nResults);
check("class", "Granny_Smith", getResultString("Class", 2));

run("Clear Results");
newImage("spot", "16-bit ramp", 30, 40, 2);
run("Classify Image...", "top=2 stack");
check("two classes for each slice", 4, nResults);
check("image", "spot", getResultString("Image", 3));
check("slice", 2, getResult("Slice", 3));
check("rank", 2, getResult("Rank", 3));
if (getResult("Probability", 2) < getResult("Probability", 3)) exit("probabilities are not in order");
run("Classify Image...", "top=1");
check("the shown slice only", 5, nResults);

// In batch mode as without.
setBatchMode(true);
run("Visualize Filter...", "model=sample.prototxt layer=conv1 filters=0 steps=1");
check("batch mode", "sample.prototxt conv1", getTitle());
run("Visualize Filter...", "steps=1 filters=[iris, sunflower]");
check("the default model", "Flowers (bundled) ", substring(getTitle(), 0, 18));
check("its classes", "Iris", getResultString("Class", nResults - 2));
print("all checks passed");
exit();

function check(what, expected, found) {
	if (expected != found) exit(what + ": expected " + expected + ", found " + found);
}

function checkPart(what, part, found) {
	if (indexOf(found, part) < 0) exit(what + ": no " + part + " in " + found);
}

function checkStart(what, start, found) {
	if (!startsWith(found, start)) exit(what + ": expected " + start + "..., found " + found);
}
