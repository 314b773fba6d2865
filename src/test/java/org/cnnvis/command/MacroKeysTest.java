package org.cnnvis.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.Macro;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

import org.cnnvis.MacroLine;
import org.cnnvis.SampleModel;
import org.cnnvis.ij1.Inputs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Every macro key of Visualize Filter: set as a dialog sets it, recorded, and replayed as a macro, it makes the same
 * pixels, and other ones than without it.
 */
class MacroKeysTest {

	private static final MacroLine START = MacroLine.parse("model=" + SampleModel.NAME + " layer=conv1 filters=[0, 3] steps=4");

	/** The preset Best draws the picture as a Fourier spectrum, which penalties in pixels suit as well. */
	private static final Map<String, String> VALUES = new LinkedHashMap<>();

	static {
		VALUES.put("layer", "conv2");
		VALUES.put("filters", "random 3, 1");
		VALUES.put("preset", "Logits + Lp + TV");
		VALUES.put("size", "24");
		VALUES.put("sizes", "0.5, 1");
		VALUES.put("steps", "6");
		VALUES.put("seed", "-7");
		VALUES.put("lp", "1000");
		VALUES.put("tv", "1000.5");
		VALUES.put("objective", "conv1:2 + 0.5*conv2:1; conv2:3@centre");
		VALUES.put("parametrization", "pixels");
		VALUES.put("transforms", "pad 4, jitter 2, rotate 5");
		VALUES.put("optimizer", "rmsprop 0.02 linear");
		VALUES.put("early", "true");
		VALUES.put("every", "2");
	}

	/** They may leave the pictures as they are: four steps are too few to end early, and a time stack is another image. */
	private static final Set<String> HARMLESS = Set.of("early", "every");

	/** What is shown, and where; what the active image is needed for; red and blue, which are what they are in RGB. */
	private static final List<String> OTHERS = Arrays.asList("model", "preview", "montage", "overlay", "plot", "open", "swap");

	private static Context context;

	@BeforeAll
	static void openContext() {
		SampleModel.write();
		context = new Context(CommandService.class, ModuleService.class);
	}

	@AfterAll
	static void closeContext() {
		context.dispose();
		Interpreter.batchMode = false;
		ResultsTable.getResultsTable().reset();
	}

	@Test
	void noKeyIsForgotten() {
		final Set<String> tested = new TreeSet<>(VALUES.keySet());
		tested.addAll(OTHERS);
		assertEquals(new TreeSet<>(Inputs.line(module()).values().keySet()), tested);
	}

	@TestFactory
	List<DynamicTest> recordedAndReplayed() throws Exception {
		final int[][] plain = pixels(run(START));
		return VALUES.keySet().stream().map(key -> dynamicTest(key, () -> {
			final Module chosen = module();
			Inputs.set(chosen, START);
			Inputs.set(chosen, new MacroLine().with(key, VALUES.get(key)));
			// As the recorder writes it.
			final StringBuilder recorded = new StringBuilder();
			for (final Map.Entry<String, String> input : Inputs.line(chosen).values().entrySet())
				recorded.append(input.getKey()).append('=').append(quoted(Recorder.fixString(input.getValue()))).append(' ');
			final Map<String, Object> inputs = Inputs.of(chosen).stream().collect(Collectors.toMap(item -> item.getName(),
				item -> chosen.getInput(item.getName())));
			context.service(ModuleService.class).run(chosen, true, inputs).get();
			final int[][] first = pixels((ImagePlus) chosen.getOutput("pictures"));
			assertArrayEquals(first, pixels(run(MacroLine.parse(recorded.toString()))), recorded.toString());
			assertFalse(!HARMLESS.contains(key) && Arrays.deepEquals(plain, first), key + " changes nothing");
		})).collect(Collectors.toList());
	}

	/** As {@link Recorder#recordOption(String, String)}. */
	private static String quoted(final String value) {
		return value.isEmpty() || value.contains(" ") || value.startsWith("[") ? "[" + value + "]" : value;
	}

	/** As a macro runs it: the options belong to a thread whose name says so. */
	private static ImagePlus run(final MacroLine line) throws InterruptedException, ExecutionException {
		final FutureTask<ImagePlus> run = new FutureTask<>(() -> {
			Macro.setOptions(line.toString());
			Interpreter.batchMode = true;
			final Module module = module();
			module.initialize();
			module.run();
			return (ImagePlus) module.getOutput("pictures");
		});
		final Thread thread = new Thread(run, "Run$_Visualize Filter...");
		thread.start();
		return run.get();
	}

	private static Module module() {
		return context.service(ModuleService.class).createModule(context.service(CommandService.class).getCommand(
			VisualizeFilter.class));
	}

	private static int[][] pixels(final ImagePlus image) {
		final int[][] pixels = new int[image.getStackSize()][];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (int[]) image.getStack().getPixels(i + 1);
		return pixels;
	}
}
