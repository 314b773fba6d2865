package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.ModelLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line sees the same photographs as Train Classifier. */
@ExtendWith(NeedsTraining.class)
class TrainModelTest {

	@TempDir
	Path folder;

	@Test
	void brokenFilesAndCopiesAreLeftOut() throws IOException {
		for (final String name : new String[] { "green", "red" })
			for (int i = 0; i < 3; i++)
				picture("photographs/" + name + "/" + i + ".png", name.equals("red") ? 0xc01010 : 0x10c010, i);
		Files.write(folder.resolve("photographs/red/empty.png"), new byte[0]);
		Files.copy(folder.resolve("photographs/red/0.png"), folder.resolve("photographs/green/copy.png"));
		final Path model = folder.resolve("colours.zip");
		TrainModel.run(options("holdout=1 save=" + model));
		assertEquals("[green, red]", ModelLoader.load(model).classes().toString());
		// Of the red ones, the copy in another class has left two.
		final CnnVisException e = assertThrows(CnnVisException.class, () -> TrainModel.run(options("holdout=2 save=" +
			model)));
		assertTrue(e.getMessage().startsWith("The class red has 2 photographs"), e.getMessage());
	}

	private String options(final String more) {
		return "folder=" + folder.resolve("photographs") + " method=Small_CNN size=32 epochs=1 " + more;
	}

	private void picture(final String name, final int color, final int number) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		final int[] pixels = new int[40 * 36];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = color + (i * (number + 7) & 0x0f);
		new FileSaver(new ImagePlus("", new ColorProcessor(40, 36, pixels))).saveAsPng(file.toString());
	}
}
