# Trains a classifier on a folder with one sub-folder of photographs per class, and judges it by other photographs.
#@ File (label = "Folder with one sub-folder per class", style = "directory") folder
#@ String (label = "Method", choices = {"Feature extractor", "Fine-tune", "Small CNN"}) method
#@ String (label = "Base model", value = "Flowers (bundled)") base
#@ Integer (label = "Epochs (0: usual)", value = 0) epochs
#@ Integer (label = "Held out (%)", value = 20) heldOut
#@ File (label = "Folder with test photographs", style = "directory", required = false) test
#@ CommandService commands
#@ ModuleService modules
#@output String summary

from ij.measure import ResultsTable

# A row of the Results table tells how each command went.
table = ResultsTable.getResultsTable()

def run(name, inputs):
	modules.run(commands.getCommand("org.cnnvis.command." + name), False, inputs).get()

run("TrainClassifier", {"folder": str(folder), "method": method, "base": base, "epochs": epochs,
	"validation": str(heldOut)})
model = table.getStringValue("Model", table.size() - 1)
summary = "%s: validation accuracy %.3f" % (model, table.getValue("Validation accuracy", table.size() - 1))
if test is not None:
	run("EvaluateClassifier", {"model": model, "folder": str(test)})
	summary += ", test accuracy %.3f" % table.getValue("Accuracy", table.size() - 1)
