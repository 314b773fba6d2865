package org.cnnvis.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.cnnvis.ChildJvm;
import org.cnnvis.SharedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in macros without a display. */
@Tag("slow")
class ModelMacrosTest {

	@TempDir
	Path folder;

	private ChildJvm run(final String macro) throws Exception {
		final Path file = Files.write(folder.resolve("models.ijm"), macro.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
		return ChildJvm.headless(Main.class, file.toString());
	}

	@Test
	void aModelIsImportedUsedListedCheckedAndRemoved() throws Exception {
		final Path model = folder.resolve("tiny model.keras");
		Files.copy(SharedData.require("conformance/grey_input/model.keras"), model);
		final ChildJvm run = run("run('Import Model...', 'file=[" + model + "] input=[GREY -1 to 1] classes=[a, b, c, d, e, f, g, h, " +
			"i, j] licence=CC0');" +
			"newImage('ramp', '8-bit ramp', 40, 40, 1); run('Classify Image...', 'model=[tiny model.keras] top=1');" +
			"print(nResults);" +
			"run('Models...', 'action=layers model=[tiny model.keras]'); print(nResults, getResultString('Type', 0), " +
			"getResult('Parameters', 0), getResultString('Receptive field', 0));" +
			"run('Models...', 'action=list'); for (i = 0; i < nResults; i++) if (getResultString('Model', i) == 'tiny model.keras') " +
			"print(getResultString('Input', i), getResultString('Classes', i), getResultString('Licence', i));" +
			"run('Models...', 'action=verify model=[tiny model.keras]'); run('Models...', 'action=remove model=[tiny model.keras]');");
		final String[] lines = run.output().split("\n");
		assertEquals(0, run.status(), run::toString);
		assertEquals("tiny model.keras: 6 layers, input 28 x 28 GREY -1 to 1, 10 classes (a, b, ...)", lines[0], run::toString);
		assertEquals("1", lines[1], run::toString);
		assertTrue(lines[2].startsWith("6 Convolution"), run::toString);
		assertEquals("28 x 28 GREY -1 to 1 10 (a, b, ...) CC0", lines[3], run::toString);
		assertTrue(lines[4].startsWith("tiny model.keras is unchanged, SHA-256 "), run::toString);
		assertTrue(lines[5].startsWith("tiny model.keras was removed from "), run::toString);
	}
}
