// Classifies every image of a folder and of the folders in it; the table is saved there as classes.csv.
#@ String (label = "Model", value = "Flowers (bundled)") model
#@ Integer (label = "Classes for each image", value = 3) top
#@ Boolean (label = "All slices of stacks", value = false) stacks
#@ File (label = "Folder with the images", style = "directory") folder
#@ CommandService commands
#@ ModuleService modules
#@output String summary

import ij.measure.ResultsTable

def table = ResultsTable.getResultsTable()
table.reset()
modules.run(commands.getCommand("org.cnnvis.command.ClassifyImage"), false,
	[model: model, folder: folder.path, top: top, stack: stacks]).get()
table.save(new File(folder, "classes.csv").path)

// How many images are of each class: the rows of rank 1.
def best = (0..<table.size()).findAll { table.getValue("Rank", it) == 1 }
def counts = best.countBy { table.getStringValue("Class", it) }.sort { -it.value }
summary = best.size() + " images: " + counts
