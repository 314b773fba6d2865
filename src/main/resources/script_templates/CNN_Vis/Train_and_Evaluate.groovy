// Trains a classifier on a folder with one sub-folder of photographs per class, and judges it by other photographs.
#@ File (label = "Folder with one sub-folder per class", style = "directory") folder
#@ String (label = "Method", choices = {"Feature extractor", "Fine-tune", "Small CNN"}) method
#@ String (label = "Base model", value = "Flowers (bundled)") base
#@ Integer (label = "Epochs (0: usual)", value = 0) epochs
#@ Integer (label = "Held out (%)", value = 20) heldOut
#@ File (label = "Folder with test photographs", style = "directory", required = false) test
#@ CommandService commands
#@ ModuleService modules
#@output String summary

import ij.measure.ResultsTable

// A row of the Results table tells how each command went.
def table = ResultsTable.getResultsTable()
def run = { name, inputs -> modules.run(commands.getCommand("org.cnnvis.command." + name), false, inputs).get() }
run("TrainClassifier", [folder: folder.path, method: method, base: base, epochs: epochs, validation: "" + heldOut])
def model = table.getStringValue("Model", table.size() - 1)
summary = model + ": validation accuracy " + table.getValue("Validation accuracy", table.size() - 1).round(3)
if (test != null) {
	run("EvaluateClassifier", [model: model, folder: test.path])
	summary += ", test accuracy " + table.getValue("Accuracy", table.size() - 1).round(3)
}
