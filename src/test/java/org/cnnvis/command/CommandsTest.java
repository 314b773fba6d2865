package org.cnnvis.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;

import org.cnnvis.MacroLine;
import org.cnnvis.SampleModel;
import org.cnnvis.ij1.Inputs;
import org.cnnvis.model.Models;
import org.cnnvis.network.Node;
import org.cnnvis.visualize.Parameters;
import org.cnnvis.visualize.Setting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/** The commands as SciJava sees them, and with it Fiji. */
class CommandsTest {

	@RegisterExtension
	static final SciJava SCIJAVA = new SciJava();

	@BeforeAll
	static void writeModel() {
		SampleModel.write();
	}

	@Test
	void plainImageJsMenuNamesEachCommandAsFijiDoes() throws IOException {
		final TreeMap<String, String> ofImageJ = new TreeMap<>(), ofSciJava = new TreeMap<>();
		final Pattern line = Pattern.compile("(?m)^([A-Z].*), \"(.*)\", org\\.cnnvis\\.ij1\\.CommandPlugIn\\(\"(.*)\"\\)$");
		final Matcher entry = line.matcher(new String(CommandsTest.class.getResourceAsStream("/plugins.config")
			.readAllBytes(), StandardCharsets.UTF_8));
		while (entry.find())
			ofImageJ.put(entry.group(3), entry.group(1) + ">" + entry.group(2));
		for (final CommandInfo info : commands())
			ofSciJava.put(info.getClassName(), info.getAnnotation().menuPath());
		assertEquals(ofSciJava, ofImageJ);
	}

	@Test
	void everyCommandRunsHeadlessAndExplainsItselfAndItsInputs() {
		for (final CommandInfo info : commands()) {
			assertTrue(info.canRunHeadless(), info.getClassName());
			assertFalse(info.getDescription().isEmpty(), info.getClassName());
			assertEquals(Collections.emptyList(), info.getProblems());
			for (final ModuleItem<?> item : Inputs.of(SCIJAVA.module(info))) {
				assertFalse(item.getLabel().isEmpty(), item.getName());
				assertFalse(item.getDescription().isEmpty(), item.getName());
				assertFalse(item.isPersisted(), "SciJava's memory would reach macros through " + item.getName());
			}
		}
	}

	@Test
	void noKeyIsTheEndOfAnotherOneAsImageJWouldMixThemUp() {
		for (final CommandInfo info : commands()) {
			final List<String> keys = new ArrayList<>(Inputs.line(SCIJAVA.module(info)).values().keySet());
			for (final String key : keys) {
				assertTrue(key.matches("[a-z]+"), key);
				for (final String other : keys)
					assertTrue(key.equals(other) || !other.endsWith(key), key + " and " + other);
			}
		}
	}

	@Test
	void visualizeFilterHasTheParametersOfTheSettingsWithTheirDefaultsAndTexts() {
		final Module module = SCIJAVA.module(VisualizeFilter.class);
		for (final Setting setting : Setting.ALL) {
			final ModuleItem<?> item = module.getInfo().getInput(setting.key());
			assertEquals(setting.label(), item.getLabel());
			assertEquals(setting.help(), item.getDescription());
			assertEquals(setting.defaultText(), Inputs.line(module).get(setting.key()), setting.key());
		}
		assertEquals(Setting.ALL.stream().map(Setting::key).collect(Collectors.toList()), Inputs.line(module).values()
			.keySet().stream().filter(key -> !Arrays.asList(Parameters.MODEL, "preview", "montage", "plot", "overlay").contains(key)).collect(
				Collectors.toList()));
	}

	@Test
	void theLayersOnOfferAreThoseOfTheChosenModel() throws Exception {
		final Module module = SCIJAVA.module(VisualizeFilter.class);
		module.setInput("model", SampleModel.NAME);
		((HostCommand) module).offerChoices();
		assertEquals(Models.shared().names(), choices(module, "model").subList(0, choices(module, "model").size() - 1));
		assertEquals(Arrays.asList("conv1", "pool1", "conv2", "fc", "prob"), choices(module, "layer"));
		assertEquals("prob", module.getInput("layer"));
		assertEquals("all", module.getInput("filters"));
		assertEquals("5 classes (0-4): sea_snake, Granny_Smith, crane, ...", module.getInput("about"));
		choose(module, "layer", "conv1");
		assertEquals("6 filters (0-5), each 16 x 16; a neuron sees 3 x 3 pixels", module.getInput("about"));
		choose(module, "model", Models.DEFAULT);
		assertTrue(choices(module, "layer").size() > 5);
		assertEquals(Models.shared().get(Models.DEFAULT).network().layers().stream().map(Node::name).collect(Collectors
			.toList()), choices(module, "layer"));
	}

	@Test
	void inputsThatDoNotGoTogetherAreReplacedByOnesThatDo() throws Exception {
		final Module module = SCIJAVA.module(VisualizeFilter.class);
		Inputs.set(module, MacroLine.parse("model=" + SampleModel.NAME + " layer=conv1 filters=5"));
		((HostCommand) module).offerChoices();
		assertEquals("conv1 5", module.getInput("layer") + " " + module.getInput("filters"));
		choose(module, "layer", "prob");
		assertEquals("all", module.getInput("filters"));
		choose(module, "model", "nowhere.h5");
		assertEquals(SampleModel.NAME, module.getInput("model"));
		assertTrue(module.getInput("about").toString().contains("There is no model 'nowhere.h5'"), module.getInput("about")
			.toString());
	}

	private static void choose(final Module module, final String input, final String choice) throws Exception {
		module.setInput(input, choice);
		module.getInfo().getInput(input).callback(module);
	}

	@Test
	void visualizeFilterRunsThroughTheServicesWithTheSamePictures() throws Exception {
		final Module module = SCIJAVA.module(VisualizeFilter.class);
		final ModuleService modules = SCIJAVA.service(ModuleService.class);
		modules.run(module, true, "model", SampleModel.NAME, "layer", "conv1", "filters", "0, 3", "steps", 3).get();
		final ImagePlus first = (ImagePlus) module.getOutput("pictures");
		assertEquals(2, first.getStackSize());
		final Module again = SCIJAVA.module(VisualizeFilter.class);
		modules.run(again, false, "model", SampleModel.NAME, "layer", "conv1", "filters", "0, 3", "steps", 3).get();
		final ImagePlus second = (ImagePlus) again.getOutput("pictures");
		assertEquals(first.getInfoProperty(), second.getInfoProperty());
		for (int i = 1; i <= 2; i++)
			assertTrue(Arrays.equals((int[]) first.getStack().getPixels(i), (int[]) second.getStack().getPixels(i)));
	}

	@Test
	void classifyImageRunsThroughTheServices() throws Exception {
		ResultsTable.getResultsTable().reset();
		SCIJAVA.run(ClassifyImage.class, "image", new ImagePlus("flower", new ColorProcessor(40, 30)), "top", 2);
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals("Image\tSlice\tRank\tClass\tProbability\tNote", table.getColumnHeadings().trim());
		assertEquals("flower", table.getStringValue("Image", 1));
		assertEquals(2, table.size());
	}

	/** SciJava's CommandService gives no future for a command with dynamic choices, but runs it. */
	@Test
	void commandServiceRunsThemToo() {
		ResultsTable.getResultsTable().reset();
		SCIJAVA.service(CommandService.class).run(ClassifyImage.class, true, "image", new ImagePlus("flower",
			new ColorProcessor(40, 30)), "top", 4);
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
			while (ResultsTable.getResultsTable().size() < 4)
				Thread.sleep(10);
		});
	}

	@Test
	void aCallerFromJavaGetsTheSentenceAsAnException() {
		final ExecutionException e = assertThrows(ExecutionException.class, () -> SCIJAVA.run(VisualizeFilter.class,
			"model", SampleModel.NAME, "layer", "conv9"));
		assertEquals("layer: 'conv9' is not a layer of sample.prototxt; did you mean 'conv1' or 'conv2'?", e.getCause().getCause()
			.getMessage());
	}

	private static List<?> choices(final Module module, final String input) {
		return module.getInfo().getInput(input).getChoices();
	}

	private static List<CommandInfo> commands() {
		final List<CommandInfo> commands = SCIJAVA.commands().stream().filter(c -> c
			.getClassName().startsWith("org.cnnvis.")).collect(Collectors.toList());
		assertTrue(commands.size() >= 2);
		return commands;
	}
}
