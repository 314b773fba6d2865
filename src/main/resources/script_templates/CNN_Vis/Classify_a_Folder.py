# Classifies every image of a folder and of the folders in it; the table is saved there as classes.csv.
#@ String (label = "Model", value = "Flowers (bundled)") model
#@ Integer (label = "Classes for each image", value = 3) top
#@ Boolean (label = "All slices of stacks", value = false) stacks
#@ File (label = "Folder with the images", style = "directory") folder
#@ CommandService commands
#@ ModuleService modules
#@output String summary

import os
from ij.measure import ResultsTable

table = ResultsTable.getResultsTable()
table.reset()
inputs = {"model": model, "folder": str(folder), "top": top, "stack": stacks}
modules.run(commands.getCommand("org.cnnvis.command.ClassifyImage"), False, inputs).get()
table.save(os.path.join(str(folder), "classes.csv"))

# How many images are of each class: the rows of rank 1.
counts = {}
for row in range(table.size()):
	if table.getValue("Rank", row) == 1:
		name = table.getStringValue("Class", row)
		counts[name] = counts.get(name, 0) + 1
summary = "%d images: %s" % (sum(counts.values()), counts)
