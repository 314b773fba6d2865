// Classifies the photographs of a folder, one after the other and then the folder as a whole, and prints how long it
// took in ms. The argument: the folder, with a slash at its end, and the model after a comma.
arguments = split(getArgument(), ",");
files = getFileList(arguments[0]);
for (pass = 0; pass < 2; pass++) {
	// The first pass is for warming up.
	for (i = 0; i < files.length / (4 - 3 * pass); i++) {
		start = getTime();
		open(arguments[0] + files[i]);
		opened = getTime();
		run("Classify Image...", "model=[" + arguments[1] + "] top=1");
		end = getTime();
		close();
		if (pass > 0) print("TIME open " + (opened - start) + " classify " + (end - opened));
	}
}
for (pass = 0; pass < 2; pass++) {
	start = getTime();
	run("Classify Image...", "model=[" + arguments[1] + "] top=1 folder=[" + arguments[0] + "]");
	print("TIME folder " + (getTime() - start));
}
