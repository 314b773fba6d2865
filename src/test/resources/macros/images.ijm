// Every kind of image and of selection, classified and as start of pictures: as its conversion to RGB, or its part, would be.
kinds = newArray("8-bit", "8-bit color", "16-bit", "32-bit", "calibrated 32-bit", "RGB", "green", "composite", "grey channel");
for (k = 0; k < kinds.length; k++) {
	kind = kinds[k];
	make(kind);
	before = classes("");
	started = start();
	data = classes("levels=data");
	rgb();
	after = classes("");
	same(kind, before, after, 0.02);
	// Of RGB, 8 bits and colours nothing is stretched.
	if (bitDepth() == 24 && startsWith(kind, "RGB")) same(kind + " data", before, data, 0);
	again = start();
	same("pictures that start with " + kind, started, again, 3);
	run("Close All");
}

// The display range is not the data range.
for (k = 2; k < 5; k++) {
	kind = kinds[k];
	make(kind);
	data = classes("levels=data");
	displayed = classes("");
	getMinAndMax(low, high);
	setMinAndMax(low + (high - low) / 3, high - (high - low) / 3);
	again = classes("levels=data");
	same("data of " + kind, data, again, 0);
	again = classes("");
	if (difference(displayed, again) == 0) exit(kind + ": the display range changes nothing");
	run("Close All");
}

// A selection of an area counts with its bounding box, another one not at all.
areas = newArray("rectangle", "rounded", "oval", "polygon", "freehand", "rotated", "ellipse", "composite", "inverse");
others = newArray("line", "polyline", "freeline", "point", "points", "angle");
make("16-bit");
whole = classes("");
for (i = 0; i < others.length; i++) {
	select(others[i]);
	selected = classes("");
	same(others[i], whole, selected, 0);
}
for (i = 0; i < areas.length; i++) {
	select(areas[i]);
	getSelectionBounds(x, y, w, h);
	selected = classes("");
	run("Select None");
	makeRectangle(x, y, w, h);
	id = getImageID();
	run("Duplicate...", "title=part");
	part = classes("");
	same(areas[i], selected, part, 0.00001);
	close();
	selectImage(id);
}
run("Close All");

// A time series: every frame, those of a composite with all its channels.
newImage("series", "8-bit ramp", 40, 30, 37);
run("Stack to Hyperstack...", "order=xyczt(default) channels=1 slices=1 frames=37 display=Grayscale");
run("Clear Results");
run("Classify Image...", "model=sample.prototxt top=2 stack=true overlay=true");
if (nResults != 2 * 37 || getResult("Slice", nResults - 1) != 37) exit("37 frames gave " + nResults + " rows");
if (Overlay.size != 37) exit("37 frames have " + Overlay.size + " labels");
run("Close All");
newImage("channels", "16-bit composite-mode", 40, 30, 3, 2, 5);
for (i = 1; i <= nSlices; i++) {
	setSlice(i);
	run("Macro...", "code=v=1000+500*sin(x/(3+" + i + "))+20*y slice");
}
Stack.setPosition(2, 2, 3);
current = classes("");
run("Clear Results");
run("Classify Image...", "model=sample.prototxt top=5 stack=true");
if (nResults != 5 * 10) exit("10 positions gave " + nResults + " rows");
sixth = found(5 * 5);
same("position 2 of frame 3", current, sixth, 0);
print("all images classified");

function make(kind) {
	newImage(kind, "32-bit black", 60, 40, 1);
	run("Macro...", "code=v=1000+100*sin(x/5)*cos(y/7)+x*y/20");
	run("Enhance Contrast", "saturated=2");
	if (endsWith(kind, "16-bit")) run("16-bit");
	if (kind == "8-bit" || kind == "green") run("8-bit");
	if (kind == "green") run("Green");
	if (kind == "RGB" || kind == "8-bit color") { run("Fire"); run("RGB Color"); }
	if (kind == "8-bit color") run("8-bit Color", "number=64");
	if (startsWith(kind, "calibrated")) run("Properties...", "unit=um pixel_width=0.2 pixel_height=0.2 voxel_depth=1");
	if (kind == "composite" || kind == "grey channel") {
		run("16-bit");
		run("Duplicate...", "title=second");
		run("Rotate 90 Degrees Right");
		run("Size...", "width=60 height=40 average interpolation=Bilinear");
		run("Merge Channels...", "c2=[" + kind + "] c6=second create");
		if (kind == "grey channel") { Stack.setDisplayMode("grayscale"); Stack.setChannel(2); }
	}
}

function rgb() {
	if (nSlices == 1) run("RGB Color");
	else run("Stack to RGB");
}

function select(kind) {
	xs = newArray(10, 35, 20, 12);
	ys = newArray(5, 12, 33, 20);
	if (kind == "rectangle") makeRectangle(10, 5, 30, 20);
	if (kind == "rounded") makeRectangle(10, 5, 30, 20, 10);
	if (kind == "oval") makeOval(10, 5, 30, 20);
	if (kind == "polygon" || kind == "freehand" || kind == "polyline" || kind == "freeline") makeSelection(kind, xs, ys);
	if (kind == "angle") makeSelection(kind, newArray(10, 35, 20), newArray(5, 12, 33));
	if (kind == "rotated") makeRotatedRectangle(10, 10, 40, 25, 12);
	if (kind == "ellipse") makeEllipse(10, 10, 40, 25, 0.5);
	if (kind == "composite") {
		makeOval(5, 5, 12, 9);
		setKeyDown("shift");
		makeRectangle(30, 20, 10, 15);
		setKeyDown("none");
	}
	if (kind == "inverse") { makeRectangle(0, 0, 60, 10); run("Make Inverse"); }
	if (kind == "line") makeLine(3, 4, 40, 30);
	if (kind == "point") makePoint(20, 20);
	if (kind == "points") makeSelection("points", xs, ys);
}

// The probability of each class, of the active image.
function classes(options) {
	run("Clear Results");
	run("Classify Image...", "model=sample.prototxt top=5 " + options);
	five = found(0);
	return five;
}

// The probability of each class from five rows of the table.
function found(first) {
	names = newArray("sea_snake", "Granny_Smith", "crane", "black swan", "goose");
	p = newArray(5);
	for (c = 0; c < 5; c++)
		for (r = first; r < first + 5; r++) if (getResultString("Class", r) == names[c]) p[c] = getResult("Probability", r);
	return p;
}

// The mean red, green and blue of a picture that has hardly begun to differ from the active image.
function start() {
	id = getImageID();
	run("Visualize Filter...", "model=sample.prototxt layer=conv1 filters=0 steps=1 optimizer=[adam 0.001 constant] parametrization=pixels transforms=none sizes=1 open=true");
	means = newArray(3);
	for (y = 0; y < getHeight(); y++)
		for (x = 0; x < getWidth(); x++) {
			v = getPixel(x, y);
			for (c = 0; c < 3; c++) means[c] += ((v >> (8 * c)) & 0xff) / (getWidth() * getHeight());
		}
	close();
	selectImage(id);
	return means;
}

function difference(a, b) {
	most = 0;
	for (d = 0; d < a.length; d++) most = maxOf(most, abs(a[d] - b[d]));
	return most;
}

function same(what, a, b, tolerance) {
	if (!(difference(a, b) <= tolerance)) exit(what + " differs by " + difference(a, b));
}
