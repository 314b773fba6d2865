package org.cnnvis.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;

import org.cnnvis.SampleModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

/** Folders of images, classified and judged. */
class EvaluateClassifierTest {

	@RegisterExtension
	static final SciJava SCIJAVA = new SciJava();

	@TempDir
	Path folder;

	@BeforeAll
	static void writeModel() {
		SampleModel.write();
	}

	@Test
	void aFolderBecomesTablesAndFiles() throws Exception {
		images("images/sea snake", 20);
		images("images/crane", 3);
		Files.write(folder.resolve("images/crane/broken.jpg"), "text".getBytes(StandardCharsets.UTF_8));
		ResultsTable.getResultsTable().reset();
		final Module module = SCIJAVA.run(EvaluateClassifier.class, "model", SampleModel.NAME, "folder", folder.resolve("images")
			.toString(), "save", folder.resolve("out").toString());
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals(23, table.getValue("Images", 0), 0);
		assertEquals(1, table.getValue("Skipped", 0), 0);
		final List<String> rows = Files.readAllLines(folder.resolve("out/evaluation.csv"));
		assertEquals(24, rows.size());
		assertTrue(rows.get(1).matches("crane/0\\.png,crane,\\w+,[01]\\.\\d+"), rows.get(1));
		final long right = rows.stream().filter(row -> row.matches(".*,(\\w+),\\1,.*")).count();
		assertEquals(right / 23.0, table.getValue("Accuracy", 0), 1e-9);
		assertTrue(((ImagePlus) module.getOutput("confusion")).getTitle().startsWith("Confusion matrix of "));
	}

	@Test
	void classesThatTheModelDoesNotKnowAreNamed() throws IOException {
		images("crane", 1);
		images("gorila", 1);
		assertMessage("folder: " + SampleModel.NAME + " does not know the class 'gorila' of " + folder, EvaluateClassifier.class,
			"model", SampleModel.NAME, "folder", folder.toString());
	}

	@Test
	void whatIsNoFolderOfClassesIsToldInOneSentence() throws IOException {
		assertMessage("folder: choose a folder with one sub-folder of images per class.", EvaluateClassifier.class);
		assertMessage("folder: there is no folder /nowhere.", EvaluateClassifier.class, "folder", "/nowhere");
		assertMessage("folder: " + folder + " has no sub-folders with images", EvaluateClassifier.class, "folder", folder
			.toString());
		images("crane", 1);
		final Path file = folder.resolve("crane/0.png");
		assertMessage("save: " + file + " is a file; give a folder.", EvaluateClassifier.class, "model", SampleModel.NAME,
			"folder", folder.toString(), "save", file.toString());
		Files.write(file, new byte[0]);
		assertMessage("None of the 1 files in " + folder + " is an image that can be read; the first: The file " + file +
			" is empty.", EvaluateClassifier.class, "model", SampleModel.NAME, "folder", folder.toString());
	}

	@Test
	void classifyImageTakesAFolderTooAndFilesAreAsImages() throws Exception {
		images("a", 20);
		images("b/c", 2);
		Files.write(folder.resolve("a/zero.png"), new byte[0]);
		final ResultsTable table = ResultsTable.getResultsTable();
		table.reset();
		SCIJAVA.run(ClassifyImage.class, "model", SampleModel.NAME, "folder", folder.toString(), "top", 2);
		assertEquals(44, table.size());
		assertEquals("b/c/1.png", table.getStringValue("Image", 43));
		final String name = table.getStringValue("Class", 42);
		final double probability = table.getValue("Probability", 42);
		table.reset();
		final Module module = SCIJAVA.run(ClassifyImage.class, "model", SampleModel.NAME, "top", 2, "image", new ImagePlus(folder
			.resolve("b/c/1.png").toString()));
		assertEquals(name, table.getStringValue("Class", 0));
		assertEquals(name, module.getOutput("label"));
		// oneDNN may choose another kernel for another batch size: rounding of 32-bit numbers.
		assertEquals(probability, table.getValue("Probability", 0), 1e-5);
	}

	@Test
	void wrongOptionsAreNamed() {
		final ImagePlus image = new ImagePlus("a", new ByteProcessor(9, 9));
		assertMessage("crops: there is no 'two'", ClassifyImage.class, "image", image, "crops", "two");
		assertMessage("levels: there is no 'dat'; did you mean 'data'?", ClassifyImage.class, "image", image, "levels", "dat");
		assertMessage("folder: there is no folder /nowhere.", ClassifyImage.class, "folder", "/nowhere");
	}

	private void images(final String name, final int count) throws IOException {
		Files.createDirectories(folder.resolve(name));
		for (int i = 0; i < count; i++) {
			final BufferedImage image = new BufferedImage(20, 24, BufferedImage.TYPE_INT_RGB);
			for (int k = 0; k < 480; k++)
				image.setRGB(k % 20, k / 20, k * (i + 1) * (name.hashCode() | 1) * 77);
			ImageIO.write(image, "png", folder.resolve(name + "/" + i + ".png").toFile());
		}
	}

	private static void assertMessage(final String start, final Class<? extends HostCommand> command,
		final Object... inputs)
	{
		final ExecutionException e = assertThrows(ExecutionException.class, () -> SCIJAVA.run(command, inputs));
		assertTrue(e.getCause().getCause().getMessage().startsWith(start), e.getCause().getCause().getMessage());
	}
}
