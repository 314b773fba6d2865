package org.cnnvis.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.ChildJvm;
import org.cnnvis.SampleModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real macros in ImageJ without a display, started as the launcher starts them. */
@Tag("slow")
class HeadlessMacroTest {

	@TempDir
	Path folder;

	@BeforeAll
	static void writeModel() {
		SampleModel.write();
	}

	@Test
	void anAbortedMacroSaysWhyOnTheErrorStreamAndHasAnExitStatus() throws Exception {
		final Path macro = macro("aborted", "print('before'); run('Visualize Filter...', 'model=sample.prototxt layer=conv9'); print('after');");
		final ChildJvm run = ChildJvm.headless(Main.class, macro.toString());
		assertEquals(1, run.status());
		assertEquals("before\n", run.output());
		assertTrue(run.errors().endsWith("The macro '" + macro +
			"' was aborted: layer: 'conv9' is not a layer of sample.prototxt; did you mean 'conv1' or 'conv2'?\n"), run.errors());
	}

	@Test
	void aMissingMacroIsToldInOneSentence() throws Exception {
		final Path missing = folder.resolve("missing.ijm");
		assertEquals("exit status 1\n\nThere is no macro file '" + missing +
			"'; -Dmacro names an ImageJ macro, relative to the current folder.\n", ChildJvm.headless(Main.class, missing
				.toString()).toString());
	}

	@Test
	void commandsDoWhatAMacroSaysAndEachMistakeAbortsItWithOneSentence() throws Exception {
		final Map<String, String> mistakes = new LinkedHashMap<>();
		mistakes.put("run('Visualize Filter...', 'model=[Flower (bundled)]');",
			"There is no model 'Flower (bundled)' in the list or in " + System.getProperty("cnnvis.models") +
				"; did you mean 'Flowers (bundled)' or 'Flowers, small (bundled)'?");
		mistakes.put("run('Visualize Filter...', 'filters=3-2');", "filters: '3-2' counts down; write 2-3.");
		mistakes.put("run('Visualize Filter...', 'model=sample.prototxt filters=[sea snail]');",
			"filters: 'sea snail' is not a class of layer prob; did you mean 'sea_snake'?");
		mistakes.put("run('Visualize Filter...', 'steps=100001');", "steps: 100001 is outside 0-100000 (0 is the preset's own number).");
		mistakes.put("run('Visualize Filter...', 'steps=-3');", "steps: -3 is outside 0-100000 (0 is the preset's own number).");
		mistakes.put("run('Visualize Filter...', 'steps=abc');", "steps: 'abc' is not a whole number.");
		mistakes.put("run('Visualize Filter...', 'setps=5');", "There is no parameter 'setps'; did you mean 'steps'?");
		mistakes.put("run('Visualize Filter...', 'montage=maybe');", "montage: 'maybe' is neither true nor false.");
		mistakes.put("run('Visualize Filter...', 'filters=[0-3');", "The macro's option '[0-3' has no closing bracket.");
		mistakes.put("run('Classify Image...', 'top=3');",
			"There is no image open; open the image that is to be used.");
		mistakes.put("newImage('a', '8-bit', 9, 9, 1); run('Classify Image...', 'top=0');",
			"top: 0 classes cannot be listed; write a number from 1.");
		mistakes.put("run('Models...', 'action=delete');",
			"action: 'delete' is none of list, layers, download, verify, remove.");
		mistakes.put("run('Models...', 'action=remove');",
			"model: Flowers (bundled) is not a file: it is part of CNN Vis.");
		mistakes.put("run('Import Model...', 'file=/nowhere.h5');", "/nowhere.h5: there is no such file");
		mistakes.put("run('Import Model...', '');", "file: write the path of the model file.");
		mistakes.put("run('CNN Vis Macro Extensions'); Ext.layers('Flower (bundled)');",
			"There is no model 'Flower (bundled)' in the list or in " + System.getProperty("cnnvis.models") +
				"; did you mean 'Flowers (bundled)' or 'Flowers, small (bundled)'?");
		mistakes.put("run('CNN Vis Macro Extensions'); Ext.filters('sample.prototxt', 'conv9');",
			"layer: 'conv9' is not a layer of sample.prototxt; did you mean 'conv1' or 'conv2'?");
		mistakes.put("run('CNN Vis Macro Extensions'); Ext.classify('sample.prototxt');",
			"There is no image open; open the image that is to be used.");
		mistakes.put("exit('enough');", "enough");
		mistakes.put("x = undefined + 1;", "Undefined variable");
		final List<String> files = new ArrayList<>(), expected = new ArrayList<>();
		for (final String name : Arrays.asList("commands", "extensions", "images")) {
			files.add(Paths.get(HeadlessMacroTest.class.getResource("/macros/" + name + ".ijm").toURI()).toString());
			expected.add("DONE");
		}
		for (final Map.Entry<String, String> mistake : mistakes.entrySet()) {
			files.add(macro("mistake" + files.size(), "run('Close All'); " + mistake.getKey() + " print('not reached');").toString());
			expected.add("ABORTED The macro '" + files.get(files.size() - 1) + "' was aborted: " + mistake.getValue());
		}
		final ChildJvm run = ChildJvm.headless(SeveralMacros.class, folder.toString(), String.join(File.pathSeparator,
			files));
		final List<String> told = new ArrayList<>(Arrays.asList(run.errors().split("\n")));
		told.removeIf(line -> !line.startsWith("ABORTED") && !line.startsWith("DONE"));
		assertEquals(String.join("\n", expected), String.join("\n", told));
		assertEquals("all checks passed\nall extensions answered\nall images classified\n", run.output());
	}

	private Path macro(final String name, final String text) throws Exception {
		return Files.write(folder.resolve(name + ".ijm"), text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
	}
}
