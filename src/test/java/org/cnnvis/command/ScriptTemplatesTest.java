package org.cnnvis.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;

import org.cnnvis.ChildJvm;
import org.cnnvis.SampleModel;
import org.cnnvis.launch.SeveralMacros;
import org.cnnvis.model.ModelFolder;
import org.codehaus.groovy.jsr223.GroovyScriptEngineFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.jsr223.PyScriptEngineFactory;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;
import org.scijava.script.ScriptLanguageIndex;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

/**
 * Each template of Fiji's Script Editor is run: macros by ImageJ without a display, Groovy and Jython by SciJava's script
 * service, as in Fiji. Macros have fewer steps than those that users get.
 */
@Tag("slow")
class ScriptTemplatesTest {

	private static final Path TEMPLATES = Paths.get("src/main/resources/script_templates/CNN_Vis");
	private static final String PHOTOGRAPHS = "photographs";

	@RegisterExtension
	static final SciJava SCIJAVA = new SciJava(List.of(CommandService.class, ModuleService.class, ScriptService.class));

	@TempDir
	Path folder, macros, training;

	@BeforeAll
	static void addLanguages() {
		SampleModel.write();
		System.setProperty("python.import.site", "false");
		final ScriptLanguageIndex languages = SCIJAVA.service(ScriptService.class).getIndex();
		languages.add(new GroovyScriptEngineFactory(), false);
		languages.add(new PyScriptEngineFactory(), false);
	}

	@BeforeEach
	void clearResults() {
		ResultsTable.getResultsTable().reset();
	}

	@Test
	void everyTemplateIsRunHere() throws IOException {
		final String tests = read(Paths.get("src/test/java/org/cnnvis/command/ScriptTemplatesTest.java"));
		try (Stream<Path> templates = Files.list(TEMPLATES)) {
			assertEquals("", templates.map(file -> file.getFileName().toString()).filter(name -> !tests.contains('"' + name +
				'"')).collect(Collectors.joining(", ")));
		}
	}

	/** Trained models join the list. */
	@AfterEach
	void removeModels() throws IOException {
		try (Stream<Path> files = Files.list(ModelFolder.find().path())) {
			for (final Path file : files.filter(f -> f.getFileName().toString().startsWith(PHOTOGRAPHS)).collect(Collectors
				.toList()))
				Files.delete(file);
		}
	}

	/** One after the other, as starting ImageJ takes longer than most of them. */
	@Test
	void macrosDoWhatTheyPromiseAndABatchSkipsWhatIsDoneAndMakesWhatIsNot() throws Exception {
		writeImages();
		writePhotographs();
		final String batch = "Batch_over_Layers_and_Models.ijm", layer = "Flowers_bundled__inception_4c_output";
		final Path first = macro("first", batch, "steps=200", "steps=2 size=64");
		final ChildJvm run = run(macro("classify", "Classify_a_Folder.ijm"), first, first, write(macros.resolve("forget.ijm"),
			"deleted = File.delete(getArgument() + \"/" + layer + ".txt\");"), first, macro("model", batch, "steps=200",
				"steps=3", "newArray(\"conv2/3x3\", \"inception_4c/output\", \"inception_5a/output\")", "newArray(\"all\")", "Flowers (bundled)",
				SampleModel.NAME), macro("again", batch, "steps=200", "steps=2 size=64", "skipWhatIsDone = true",
					"skipWhatIsDone = false"), macro("layer", "Visualize_a_Layer.ijm", "steps = 200", "steps = 2"), macro("train",
						"Train_and_Evaluate.ijm", "getArgument()", "\"" + photographs() + "\"", "test = \"\"", "test = \"" +
							photographs() + "\""));
		final List<String> told = run.output().lines().filter(line -> !line.contains("pictures in") && !line
			.startsWith("Train Classifier:")).collect(Collectors
			.toList());
		final String tested = told.remove(told.size() - 1), trained = told.remove(told.size() - 1), most = told.remove(told
			.size() - 1);
		assertTrue(trained.matches(PHOTOGRAPHS + " feature extractor\\.zip: 100\\.0 % of the held-out photographs right"),
			trained);
		assertTrue(tested.startsWith("100.0 % of the photographs in "), tested);
		assertEquals(Arrays.asList("Skipped: The file " + folder.resolve("notes.txt") +
			" is not an image that ImageJ can open.", "2 images: " + folder + File.separator + "classes.csv", "3 stacks made, 0 skipped",
			"0 stacks made, 3 skipped", "1 stacks made, 2 skipped", "5 stacks made, 0 skipped", "3 stacks made, 0 skipped",
			"pictures.tif: 16 pictures"), told, run::toString);
		assertTrue(most.startsWith("The most excited is inception_4c/output:"), most);
		checkClasses();
		assertEquals(16, pictures("pictures.tif").getStackSize());
		assertEquals(16, pictures(layer + ".tif").getStackSize());
		assertEquals(6, pictures("sample.prototxt_conv1.tif").getStackSize());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Visualize_a_Layer.groovy", "Visualize_a_Layer.py" })
	void aScriptVisualizesALayer(final String template) throws Exception {
		final String summary = script(template, "filters", "0-2", "steps", 2);
		assertTrue(summary.startsWith("pictures.tif: inception_4c/output:0 act="), summary);
		assertEquals(3, pictures("pictures.tif").getStackSize());
		assertTrue(pictures("pictures.tif").getInfoProperty().contains("steps: 2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Classify_a_Folder.groovy", "Classify_a_Folder.py" })
	void aScriptClassifiesAFolder(final String template) throws Exception {
		writeImages();
		final String summary = script(template);
		assertTrue(summary.matches("2 images: .*\\b2[]}]"), summary);
		checkClasses();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Train_and_Evaluate.groovy", "Train_and_Evaluate.py" })
	void aScriptTrainsAndEvaluates(final String template) throws Exception {
		writePhotographs();
		final File photographs = photographs().toFile();
		final String summary = script(template, "folder", photographs, "method", "Feature extractor", "base",
			"Flowers (bundled)", "epochs", 0, "heldOut", 20, "test", photographs);
		assertTrue(summary.matches(PHOTOGRAPHS + " feature extractor\\.zip: validation accuracy 1\\.0+, test accuracy 1\\.0+"),
			summary);
	}

	private Path photographs() {
		return training.resolve(PHOTOGRAPHS);
	}

	/** Two classes that are easily told apart. */
	private void writePhotographs() throws IOException {
		final Random random = new Random(1);
		for (final int color : new int[] { 0x208020, 0x802020 }) {
			final Path target = Files.createDirectories(photographs().resolve("class" + color));
			for (int i = 0; i < 10; i++) {
				final ColorProcessor image = new ColorProcessor(40, 40);
				for (int k = 0; k < 1600; k++)
					image.set(k, color + random.nextInt(0x40) * 0x010101);
				assertTrue(new FileSaver(new ImagePlus("", image)).saveAsPng(target.resolve(i + ".png").toString()));
			}
		}
	}

	private void writeImages() throws IOException {
		final FileSaver image = new FileSaver(new ImagePlus("black", new ColorProcessor(40, 30)));
		assertTrue(image.saveAsPng(folder.resolve("a.png").toString()) && image.saveAsTiff(folder.resolve("b.tif")
			.toString()));
		write(folder.resolve("notes.txt"), "not an image");
	}

	private void checkClasses() throws IOException {
		final List<String> rows = read(folder.resolve("classes.csv")).lines().collect(Collectors.toList());
		assertTrue(rows.get(0).endsWith("Image,Slice,Rank,Class,Probability,Note"), rows.get(0));
		assertEquals(1 + 2 * 3, rows.size());
		assertTrue(rows.get(4).contains("b.tif,1,1,"), rows.get(4));
	}

	private ImagePlus pictures(final String file) {
		return IJ.openImage(folder.resolve(file).toString());
	}

	/** Runs it with the folder, and inputs in the order name, value. */
	private String script(final String template, final Object... inputs) throws Exception {
		final Map<String, Object> values = new HashMap<>();
		values.put("folder", folder.toFile());
		for (int i = 0; i < inputs.length; i += 2)
			values.put((String) inputs[i], inputs[i + 1]);
		final ScriptModule module = SCIJAVA.service(ScriptService.class).run(TEMPLATES.resolve(template).toFile(), true,
			values).get();
		return String.valueOf(module.getOutput("summary"));
	}

	/** Each macro gets the folder as its argument. */
	private ChildJvm run(final Path... macros) throws Exception {
		final ChildJvm run = ChildJvm.headless(SeveralMacros.class, folder.toString(), Stream.of(macros).map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator)));
		assertEquals(macros.length, run.errors().lines().filter(line -> line.equals("DONE")).count(), run::toString);
		return run;
	}

	/** A template with settings changed, each given as the text before and after. */
	private Path macro(final String name, final String template, final String... replacements) throws IOException {
		String text = read(TEMPLATES.resolve(template));
		for (int i = 0; i < replacements.length; i += 2) {
			assertTrue(text.contains(replacements[i]), replacements[i]);
			text = text.replace(replacements[i], replacements[i + 1]);
		}
		return write(macros.resolve(name + ".ijm"), text);
	}

	private static Path write(final Path file, final String text) throws IOException {
		return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
	}

	private static String read(final Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}
}
