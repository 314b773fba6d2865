// Trains a classifier on a folder with one sub-folder of photographs per class, and judges it by other photographs.

method = "Feature extractor";  // the fastest; "Fine-tune" is the best
base = "Flowers (bundled)";    // the trained network to begin with
epochs = 0;                    // 0 for what is usual with the method
heldOut = 20;                  // percent of each class that the network does not learn from
test = "";                     // a folder with further photographs, sorted in the same way; "" for none

folder = getArgument();
if (folder == "") folder = getDirectory("Choose a folder with one sub-folder per class");

// Without a name, one is made from those of the folder and the method. The model joins the list of models.
run("Train Classifier...", "folder=[" + folder + "] method=[" + method + "] base=[" + base + "] epochs=" + epochs +
	" validation=" + heldOut + " seed=1");
model = getResultString("Model", nResults - 1);
print(model + ": " + d2s(100 * getResult("Validation accuracy", nResults - 1), 1) + " % of the held-out photographs right");

if (test != "") {
	run("Evaluate Classifier...", "model=[" + model + "] folder=[" + test + "]");
	print(d2s(100 * getResult("Accuracy", nResults - 1), 1) + " % of the photographs in " + test + " right");
}
