// What a macro can ask of CNN Vis.
run("Clear Results");
run("CNN Vis Macro Extensions");
check("models", "Flowers (bundled)", first(Ext.models()));
check("layers", "conv1 pool1 conv2 fc prob", replace(Ext.layers("sample.prototxt"), "\n", " "));
check("filters", 8, parseInt(Ext.filters("sample.prototxt", "conv2")));
check("classes", "sea_snake", first(Ext.classes("sample.prototxt")));
check("sum", 64, lengthOf(Ext.sha256("sample.prototxt")));

newImage("spot", "16-bit ramp", 30, 40, 2);
setSlice(2);
class = Ext.classify("Flowers (bundled)");
again = Ext.classify("Flowers (bundled)", probability);
check("class", class, again);
check("no row", 0, nResults);
run("Classify Image...", "top=1");
check("class as of the command", getResultString("Class", 0), class);
check("probability as of the command", getResult("Probability", 0), probability);
print("all extensions answered");
exit();

function first(lines) {
	names = split(lines, "\n");
	return names[0];
}

function check(what, expected, found) {
	if (expected != found) exit(what + ": expected " + expected + ", found " + found);
}
