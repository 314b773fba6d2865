// What is tried in a freshly installed ImageJ; the argument is the folder for the results.
folder = getArgument();
newImage("grey", "8-bit ramp", 64, 64, 1);
run("Classify Image...", "top=3");
classes = "" + nResults + " classes of " + getResultString("Image", 0);
run("Visualize Filter...", "layer=conv1/7x7_s2 filters=0-1 steps=2 preview=false");
pictures = "" + nSlices + " pictures of " + getTitle();
saveAs("Tiff", folder + "/pictures.tif");
File.saveString(classes + "\n" + pictures + "\n", folder + "/told.txt");
