# Classifies every image of a folder; the table is saved there as classes.csv: image, slice, rank, class, probability.
#@ String (label = "Model", value = "Flowers (bundled)") model
#@ Integer (label = "Classes for each image", value = 3) top
#@ Boolean (label = "All slices of stacks", value = false) stacks
#@ File (label = "Folder with the images", style = "directory") folder
#@ CommandService commands
#@ ModuleService modules
#@output String summary

import os
from ij import IJ
from ij.measure import ResultsTable

ENDINGS = (".tif", ".tiff", ".png", ".jpg", ".jpeg", ".gif", ".bmp")
command = commands.getCommand("org.cnnvis.command.ClassifyImage")
table = ResultsTable.getResultsTable()
table.reset()
files = [f for f in sorted(os.listdir(str(folder))) if f.lower().endswith(ENDINGS)]
images = 0
for i, name in enumerate(files):
	image = IJ.openImage(os.path.join(str(folder), name))
	if image is not None:
		modules.run(command, False, {"image": image, "model": model, "top": top, "stack": stacks}).get()
		images += 1
	IJ.showProgress(i + 1, len(files))
csv = os.path.join(str(folder), "classes.csv")
table.save(csv)
summary = "%d images: %s" % (images, csv)
