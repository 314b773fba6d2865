package org.cnnvis.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.cnnvis.model.Model;
import org.cnnvis.model.ModelFolder;
import org.cnnvis.model.Models;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

/** From a folder of pictures to a model in the list. */
class TrainClassifierTest {

	private static final String NAME = "trained by a test";
	@RegisterExtension
	static final SciJava SCIJAVA = new SciJava();

	@TempDir
	Path folder;

	@AfterEach
	void removeModel() throws IOException {
		for (final String ending : new String[] { ".zip", ".zip.json", ".history.csv" })
			Files.deleteIfExists(ModelFolder.find().path().resolve(NAME + ending));
	}

	@Test
	void aFolderBecomesAModelInTheListWithItsHistory() throws Exception {
		pictures("green", 0x208020, 12);
		pictures("red", 0x802020, 12);
		Files.write(folder.resolve("red/broken.jpg"), new byte[0]);
		ResultsTable.getResultsTable().reset();
		final Module module = run("folder", folder.toString(), "method", "Small CNN", "name", NAME, "size", 32, "epochs", 3,
			"batch", 8, "validation", "25");
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals(NAME + ".zip", table.getStringValue("Model", 0));
		assertEquals(3, table.getValue("Epochs", 0), 0);
		assertTrue(Models.shared().names().contains(NAME + ".zip"));
		final Model model = Models.shared().get(NAME + ".zip");
		assertEquals("[green, red]", model.classes().toString());
		assertTrue(model.known().isPresent());
		final List<String> history = Files.readAllLines(ModelFolder.find().path().resolve(NAME + ".history.csv"));
		assertEquals("epoch,loss,accuracy,validation loss,validation accuracy,seconds", history.get(0));
		assertEquals(4, history.size());
		assertFalse(Files.exists(ModelFolder.find().path().resolve(NAME + ".checkpoint")));
		assertTrue(((ImagePlus) module.getOutput("confusion")).getTitle().startsWith("Confusion matrix of " + NAME));
	}

	@Test
	void withNothingHeldOutThereIsAModelAndNoConfusion() throws Exception {
		pictures("green", 0x208020, 4);
		pictures("red", 0x802020, 1);
		final Module module = run("folder", folder.toString(), "method", "Small CNN", "name", NAME, "size", 32, "epochs", 1,
			"batch", 4, "validation", "0");
		assertEquals(null, module.getOutput("confusion"));
		assertNotNull(Models.shared().get(NAME + ".zip"));
	}

	@Test
	void whatCannotBeTrainedIsToldInOneSentence() throws IOException {
		assertMessage("folder: choose a folder with one sub-folder of photographs per class.");
		assertMessage("folder: there is no folder /nowhere.", "folder", "/nowhere");
		assertMessage("The folder " + folder + " has no sub-folders: training needs at least two, one for each class.",
			"folder", folder.toString());
		pictures("green", 0x208020, 2);
		assertMessage("The folder " + folder + " has only the sub-folder 'green': training needs at least two, one for each " +
			"class.", "folder", folder.toString());
		Files.createDirectory(folder.resolve("red"));
		assertMessage("The class folder " + folder.resolve("red") + " has no photographs: add some or remove it.", "folder",
			folder.toString());
		pictures("red", 0x802020, 2);
		assertMessage("validation: 100 is outside of 0 to 99 percent.", "folder", folder.toString(), "validation", "100");
		assertMessage("folder: there is no folder much.", "folder", folder.toString(), "validation", "much");
		assertMessage("method: there is no 'Fine tuning'", "folder", folder.toString(), "method", "Fine tuning");
		assertMessage("There is no model 'nothing' in the list", "folder", folder.toString(), "base", "nothing");
		assertMessage("epochs is -1, but must be from 1 to 10000.", "folder", folder.toString(), "epochs", -1);
		assertMessage("batch is 0, but must be from 1 to 512.", "folder", folder.toString(), "batch", 0);
		assertMessage("size is 3, but must be from 32 to 1024.", "folder", folder.toString(), "size", 3);
		assertMessage("augmentation: there is no 'rain'", "folder", folder.toString(), "augmentation", "rain");
		final Path file = folder.resolve("red/0.png");
		assertMessage("name: the folder " + file + " cannot be made", "folder", folder.toString(), "name", file + "/model");
	}

	private void pictures(final String name, final int color, final int count) throws IOException {
		Files.createDirectories(folder.resolve(name));
		final Random random = new Random(color);
		for (int i = 0; i < count; i++) {
			final BufferedImage image = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
			for (int k = 0; k < 40 * 36; k++)
				image.setRGB(k % 40, k / 40, color + random.nextInt(0x40) * 0x010101);
			ImageIO.write(image, "png", folder.resolve(name + "/" + i + ".png").toFile());
		}
	}

	private static void assertMessage(final String start, final Object... inputs) {
		final ExecutionException e = assertThrows(ExecutionException.class, () -> run(inputs));
		assertTrue(e.getCause().getCause().getMessage().startsWith(start), e.getCause().getCause().getMessage());
	}

	private static Module run(final Object... inputs) throws Exception {
		return SCIJAVA.run(TrainClassifier.class, inputs);
	}
}
