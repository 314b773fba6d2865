// Makes the pictures of this documentation with the bundled model, in docs/pictures:
//   mvn -q compile exec:exec -Dmacro=docs/make-pictures.ijm
// With -Dargs=NAME only that one.

only = getArgument();
folder = "docs" + File.separator + "pictures" + File.separator;
tile = 112;
gap = 6;
line = 16;
setFont("SansSerif", 12, "antialiased");

if (wanted("first-pictures")) {
	sheet(6, 3, 2, 0);
	run("Visualize Filter...", "filters=all");
	for (i = 0; i < nSlices; i++) {
		caption = getResultString("Class", i) + "\nactivation " + d2s(getResult("Activation final", i), 1);
		place(i + 1, i % 6, floor(i / 6), 2, 0, caption);
	}
	close();
	save("first-pictures");
}
if (wanted("layers")) {
	left = 130;
	layers = newArray("conv1/7x7_s2", "conv2/3x3", "inception_3b/output", "inception_4c/output", "");
	sheet(6, layers.length, 1, left);
	for (l = 0; l < layers.length; l++) {
		run("Visualize Filter...", "layer=[" + layers[l] + "] filters=0-5");
		name = getResultString("Layer", nResults - 1);
		if (layers[l] == "") name = "classes";
		write(name, gap, y(l, 1) + tile / 2);
		for (i = 1; i <= 6; i++) {
			caption = "filter " + getResult("Filter", nResults - 7 + i);
			if (layers[l] == "") caption = getResultString("Class", nResults - 7 + i);
			place(i, i - 1, l, 1, left, caption);
		}
		close();
	}
	save("layers");
}
if (wanted("steps")) {
	steps = newArray(2, 5, 20, 50, 100, 200);
	sheet(steps.length, 1, 2, 0);
	for (i = 0; i < steps.length; i++) {
		run("Visualize Filter...", "filters=Sunflower steps=" + steps[i]);
		caption = "" + steps[i] + " steps\nactivation " + d2s(getResult("Activation final", nResults - 1), 1);
		place(1, i, 0, 2, 0, caption);
		close();
	}
	save("steps");
}
if (wanted("facets")) {
	sheet(4, 1, 2, 0);
	run("Visualize Filter...", "objective=[inception_4c/output:7 in 4]");
	for (i = 0; i < 4; i++) place(i + 1, i, 0, 2, 0, "facet " + (i + 1) + "\nactivation " + d2s(getResult("Activation final",
		nResults - 4 + i), 1));
	close();
	save("facets");
}
if (wanted("seeds")) {
	sheet(6, 1, 2, 0);
	for (i = 0; i < 6; i++) {
		run("Visualize Filter...", "filters=Sunflower seed=" + (i + 1));
		caption = "seed " + (i + 1) + "\nactivation " + d2s(getResult("Activation final", nResults - 1), 1);
		place(1, i, 0, 2, 0, caption);
		close();
	}
	save("seeds");
}
if (wanted("presets")) {
	presets = newArray("Naive (softmax)", "Logits", "Logits + Lp", "Logits + Lp + TV", "Best");
	sheet(presets.length, 1, 1, 0);
	for (i = 0; i < presets.length; i++) {
		run("Visualize Filter...", "filters=Sunflower preset=[" + presets[i] + "]");
		place(1, i, 0, 1, 0, presets[i]);
		close();
	}
	save("presets");
}
if (wanted("classify")) {
	sheet(3, 1, 4, 0);
	run("Visualize Filter...", "filters=Iris");
	classify(0, "made for Iris");
	newImage("ramp", "8-bit ramp", tile, tile, 1);
	classify(1, "a grey ramp");
	newImage("noise", "RGB black", tile, tile, 1);
	random("seed", 1);
	for (i = 0; i < tile; i++)
		for (j = 0; j < tile; j++) setPixel(i, j, floor(random * 16777216));
	classify(2, "noise");
	save("classify");
}

function wanted(name) {
	if (only == "" || only == name) {
		run("Clear Results");
		return true;
	}
	return false;
}

function sheet(columns, rows, lines, left) {
	newImage("sheet", "RGB white", left + gap + columns * (tile + gap), y(rows, lines), 1);
}

function y(row, lines) {
	return gap + row * (tile + gap + lines * line);
}

// Copies a slice of the current image to the sheet; the image stays the current one.
function place(slice, column, row, lines, left, caption) {
	image = getImageID();
	setSlice(slice);
	run("Select None");
	run("Duplicate...", "title=tile");
	if (getWidth() != tile) run("Size...", "width=" + tile + " height=" + tile + " average interpolation=Bilinear");
	Image.copy;
	close();
	selectImage("sheet");
	x = left + gap + column * (tile + gap);
	Image.paste(x, y(row, lines));
	write(caption, x, y(row, lines) + tile + line - 3);
	selectImage(image);
}

function write(text, x, baseline) {
	selected = getImageID();
	selectImage("sheet");
	setColor("black");
	drawString(text, x, baseline + 3);
	selectImage(selected);
}

function classify(column, caption) {
	run("Classify Image...", "top=3");
	for (i = nResults - 3; i < nResults; i++)
		caption = caption + "\n" + getResultString("Class", i) + " " + d2s(getResult("Probability", i), 2);
	run("RGB Color");
	place(1, column, 0, 4, 0, caption);
	close();
}

function save(name) {
	selectImage("sheet");
	saveAs("PNG", folder + name + ".png");
	close();
}
