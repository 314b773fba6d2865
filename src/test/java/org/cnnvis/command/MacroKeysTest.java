package org.cnnvis.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;

import org.cnnvis.MacroLine;
import org.cnnvis.SampleModel;
import org.cnnvis.ij1.Inputs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scijava.module.Module;

/**
 * Every macro key of Visualize Filter: set as a dialog sets it, recorded, and replayed as a macro, it makes the same
 * pixels, and other ones than without it, or other images.
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
		VALUES.put("contrast", "1000");
		VALUES.put("blur", "1000");
		VALUES.put("objective", "conv1:2 + 0.5*conv2:1; conv2:3@centre");
		VALUES.put("parametrization", "pixels");
		VALUES.put("transforms", "pad 4, jitter 2, rotate 5");
		VALUES.put("optimizer", "rmsprop 0.02 linear");
		VALUES.put("early", "true");
		VALUES.put("every", "2");
		VALUES.put("open", "true");
		VALUES.put("swap", "true");
		VALUES.put("preview", "false");
		VALUES.put("montage", "true");
		VALUES.put("plot", "true");
		VALUES.put("overlay", "true");
	}

	/** They change nothing here: four steps are too few to end early, and there are no windows. */
	private static final Set<String> HARMLESS = Set.of("early", "preview", "plot");

	@RegisterExtension
	static final SciJava SCIJAVA = new SciJava();

	private static ImagePlus active;

	@BeforeAll
	static void openImage() throws IOException {
		SampleModel.write();
		VALUES.put("model", otherModel().toString());
		active = IJ.createImage("active", "8-bit ramp", 30, 20, 1);
		Interpreter.batchMode = true;
		Interpreter.addBatchModeImage(active);
	}

	@AfterAll
	static void closeImage() {
		Interpreter.batchMode = false;
	}

	/** The sample in another folder, with its first weights in another order. */
	private static Path otherModel() throws IOException {
		final Path model = SampleModel.write(Paths.get("target", "other models").toAbsolutePath());
		final Path weights = model.resolveSibling("weights").resolve("conv1_filter.bin");
		final FloatBuffer filters = ByteBuffer.wrap(Files.readAllBytes(weights)).order(ByteOrder.LITTLE_ENDIAN)
			.asFloatBuffer();
		final ByteBuffer reversed = ByteBuffer.allocate(4 * filters.capacity()).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = filters.capacity(); i > 0; i--)
			reversed.putFloat(filters.get(i - 1));
		Files.write(weights, reversed.array());
		return model;
	}

	@Test
	void noKeyIsForgotten() {
		assertEquals(new TreeSet<>(Inputs.line(module()).values().keySet()), new TreeSet<>(VALUES.keySet()));
	}

	@TestFactory
	List<DynamicTest> recordedAndReplayed() throws Exception {
		return VALUES.keySet().stream().map(key -> dynamicTest(key, () -> {
			final Module chosen = module();
			Inputs.set(chosen, start(key));
			Inputs.set(chosen, new MacroLine().with(key, VALUES.get(key)));
			// As the recorder writes it.
			final StringBuilder recorded = new StringBuilder();
			for (final Map.Entry<String, String> input : Inputs.line(chosen).values().entrySet())
				recorded.append(input.getKey()).append('=').append(quoted(Recorder.fixString(input.getValue()))).append(' ');
			final int[][] first = result("dialog", () -> chosen);
			assertArrayEquals(first, run(MacroLine.parse(recorded.toString())), recorded.toString());
			assertFalse(!HARMLESS.contains(key) && Arrays.deepEquals(run(start(key)), first), key + " changes nothing");
		})).collect(Collectors.toList());
	}

	/** As {@link Recorder#recordOption(String, String)}. */
	private static String quoted(final String value) {
		return value.isEmpty() || value.contains(" ") || value.startsWith("[") ? "[" + value + "]" : value;
	}

	/** Red and blue are exchanged only in pictures that are made of the network's own numbers. */
	private static MacroLine start(final String key) {
		return key.equals("swap") ? START.with("preset", "Logits") : START;
	}

	/** As a macro runs it: the options belong to a thread whose name says so. */
	private static int[][] run(final MacroLine line) throws Exception {
		return result("Run$_Visualize Filter...", () -> {
			Macro.setOptions(line.toString());
			return module();
		});
	}

	private static Module module() {
		return SCIJAVA.module(VisualizeFilter.class);
	}

	/** The pixels of all slices, and how many labels are on them, and images beside them. */
	private static int[][] result(final String thread, final Supplier<Module> prepared) throws Exception {
		final FutureTask<int[][]> run = new FutureTask<>(() -> {
			Interpreter.activateImage(active);
			final int before = WindowManager.getImageCount();
			final Module module = prepared.get();
			module.initialize();
			module.run();
			final ImagePlus image = (ImagePlus) module.getOutput("pictures");
			final int[][] result = new int[image.getStackSize() + 1][];
			for (int i = 1; i < result.length; i++)
				result[i] = (int[]) image.getStack().getPixels(i);
			result[0] = new int[] { image.getOverlay() == null ? 0 : image.getOverlay().size(), WindowManager
				.getImageCount() - before };
			return result;
		});
		new Thread(run, thread).start();
		return run.get();
	}
}
