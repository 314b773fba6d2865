package org.cnnvis.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Window;
import java.awt.event.KeyEvent;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.management.ObjectName;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;

import ij.IJ;
import ij.Menus;
import ij.Prefs;
import ij.WindowManager;

import org.cnnvis.SampleModel;
import org.cnnvis.launch.Main;
import org.junit.jupiter.api.Test;

/** What ImageJ loads, and when. Run by {@link WindowsTest}, in a Java virtual machine of its own. */
class FirstUse {

	/** Import Model opens a file chooser. */
	private static final List<String> COMMANDS = Arrays.asList("Visualize Filter...", "Classify Image...",
		"Evaluate Classifier...", "Train Classifier...", "Models...", "Import Model...");
	/** Milliseconds from the click to a dialog, where others have been open; on a computer that does much else, too. */
	private static final long GOAL = 1500;

	@Test
	void startMenuAndDialogsLoadNeitherNativesNorDl4j() throws Exception {
		final Person person = new Person();
		Main.main();
		Prefs.useJFileChooser = true;
		person.await("CNN Vis in the menu", () -> IJ.getInstance() != null && Menus.getCommands().containsKey(
			"Visualize Filter..."));
		assertEquals(List.of(), loaded("org.scijava.", "org.cnnvis.command.", "org.cnnvis.model."));
		for (int time = 1; time <= 3; time++) {
			// With something that the dialogs can show.
			if (time == 3) IJ.createImage("ramp", "RGB ramp", 300, 200, 1).show();
			for (final String command : COMMANDS) {
				final long milliseconds = open(person, command, time == 3);
				System.out.println(command + " " + time + ": " + milliseconds + " ms");
				assertEquals(List.of(), loaded("org.nd4j.", "org.deeplearning4j.", "org.bytedeco.", "org.cnnvis.engine.onednn."), command);
				assertEquals("", nativesOfCnnVis(), command);
				if (time == 3) assertTrue(milliseconds < GOAL, command + " " + milliseconds + " ms");
			}
		}
		WindowManager.closeAllWindows();
		requireEstimate(person, "roughly");
		assertEquals(List.of(), loaded("org.bytedeco."));
		// A network of a few filters says nothing about one of millions of weights.
		IJ.runMacro("run(\"Visualize Filter...\", \"model=" + SampleModel.NAME + " layer=conv2 filters=0-1 steps=20\");");
		requireEstimate(person, "roughly");
		IJ.runMacro("run(\"Visualize Filter...\", \"filters=0-1 steps=20\");");
		person.await("pictures", () -> WindowManager.getImageCount() == 2);
		requireEstimate(person, "about");
		assertTrue(!loaded("org.bytedeco.").isEmpty());
		assertTrue(nativesOfCnnVis().contains("dnnl") || nativesOfCnnVis().contains("nd4j"), nativesOfCnnVis());
	}

	/** Milliseconds from the click to the window of a command, which is then closed. */
	private static long open(final Person person, final String command, final boolean forTheDocumentation) {
		final long start = System.nanoTime();
		new Thread(() -> IJ.doCommand(command)).start();
		final Window window = person.find(command, () -> Arrays.stream(Window.getWindows()).filter(w -> (w instanceof JDialog ||
			w instanceof JFrame) && w.isShowing()).findFirst().orElse(null));
		final long milliseconds = (System.nanoTime() - start) / 1_000_000;
		person.window(window.getClass());
		// What it says a moment later counts, too.
		person.pause(300);
		if (forTheDocumentation) person.screenshot(window, "dialog-" + command.replace("...", "").replace(' ', '-').toLowerCase(
			Locale.ROOT));
		person.press(KeyEvent.VK_ESCAPE);
		person.await("closed window", () -> !window.isShowing());
		return milliseconds;
	}

	/** Before the first run the dialog guesses how long it will take, then it knows. */
	private static void requireEstimate(final Person person, final String word) {
		new Thread(() -> IJ.doCommand("Visualize Filter...")).start();
		final JDialog dialog = person.window(JDialog.class);
		final JLabel summary = person.component(dialog, "summary", JLabel.class);
		person.await("estimate", () -> summary.getText().matches("16 pictures, " + word +
			" \\d+ (s|min|h) on this computer"));
		person.screenshot("estimate-" + word);
		person.click(person.component(dialog, "Cancel", JButton.class));
	}

	private static List<String> loaded(final String... packages) throws Exception {
		final String all = (String) ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(
			"com.sun.management:type=DiagnosticCommand"), "vmClassHierarchy", new Object[] { new String[0] }, new String[] {
				String[].class.getName() });
		return Arrays.stream(all.split("\\s*\n[|\\s-]*")).filter(name -> Arrays.stream(packages).anyMatch(name::startsWith))
			.collect(Collectors.toList());
	}

	/** Of those that the system has mapped, where it tells. */
	private static String nativesOfCnnVis() throws Exception {
		final Path maps = Paths.get("/proc/self/maps");
		return !Files.exists(maps) ? "" : Files.readAllLines(maps).stream().filter(line -> line.matches(
			".*(javacpp|nd4j|dnnl|openblas|jnidispatch).*")).map(line -> line.replaceAll(".*/", "")).distinct().collect(
				Collectors.joining(" "));
	}
}
