// Classifies every image of a folder; the table is saved there as classes.csv: image, slice, rank, class, probability.
#@ String (label = "Model", value = "Flowers (bundled)") model
#@ Integer (label = "Classes for each image", value = 3) top
#@ Boolean (label = "All slices of stacks", value = false) stacks
#@ File (label = "Folder with the images", style = "directory") folder
#@ CommandService commands
#@ ModuleService modules
#@output String summary

import ij.IJ
import ij.measure.ResultsTable

def table = ResultsTable.getResultsTable()
table.reset()
def command = commands.getCommand("org.cnnvis.command.ClassifyImage")
def files = folder.listFiles().sort().findAll { it.name.toLowerCase() ==~ /.*\.(tiff?|png|jpe?g|gif|bmp)/ }
def images = 0
files.eachWithIndex { file, i ->
	def image = IJ.openImage(file.path)
	if (image != null) {
		modules.run(command, false, [image: image, model: model, top: top, stack: stacks]).get()
		images++
	}
	IJ.showProgress(i + 1, files.size())
}
def csv = new File(folder, "classes.csv").path
table.save(csv)
summary = images + " images: " + csv
