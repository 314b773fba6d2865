# What excites the filters of a layer most: a stack with one labelled slice for each filter.
#@ String (label = "Model", value = "Flowers (bundled)") model
#@ String (label = "Layer", value = "inception_4c/output") layer
#@ String (label = "Filters", value = "0-15") filters
#@ Integer (label = "Steps", value = 200) steps
#@ Integer (label = "Seed", value = 1) seed
#@ File (label = "Folder for the pictures", style = "directory") folder
#@ CommandService commands
#@ ModuleService modules
#@output String summary

import os
from ij import IJ

# Every key of the macro command is an input here; what is left out has its default.
inputs = {"model": model, "layer": layer, "filters": filters, "steps": steps, "seed": long(seed)}
pictures = modules.run(commands.getCommand("org.cnnvis.command.VisualizeFilter"), False, inputs).get() \
	.getOutput("pictures")
IJ.saveAsTiff(pictures, os.path.join(str(folder), "pictures.tif"))

labels = [pictures.getStack().getSliceLabel(i + 1) for i in range(pictures.getStackSize())]
summary = pictures.getTitle() + ": " + "; ".join(labels)
