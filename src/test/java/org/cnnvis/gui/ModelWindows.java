package org.cnnvis.gui;

import static java.awt.event.KeyEvent.VK_ESCAPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.Dialog;
import java.awt.Frame;
import java.awt.TextArea;
import java.awt.Window;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JTable;
import javax.swing.JTextField;

import ij.IJ;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

import org.cnnvis.SampleModel;
import org.cnnvis.launch.Main;
import org.cnnvis.model.Models;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a person does with models in plain ImageJ. Run by {@link WindowsTest}. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class ModelWindows {

	private static Person person;

	@BeforeAll
	static void openImageJ() throws Exception {
		person = new Person();
		Main.main();
		person.await("ImageJ", () -> IJ.getInstance() != null && IJ.getInstance().isShowing());
		Prefs.useJFileChooser = true;
	}

	@AfterEach
	void closeAll() {
		person.onEventThread(() -> Arrays.stream(Window.getWindows()).filter(w -> w instanceof Dialog || w instanceof JFrame)
			.forEach(Window::dispose));
		WindowManager.closeAllWindows();
	}

	private static <T extends java.awt.Component> T part(final Window window, final String name, final Class<T> kind) {
		return person.component(window, name, kind);
	}

	/** The window of models, with everything found out. */
	private static JTable openModels() {
		new Thread(() -> IJ.doCommand("Models...")).start();
		final JTable table = part(person.window(JFrame.class), "models", JTable.class);
		person.await("what is known of the sample", () -> row(table, SampleModel.NAME) >= 0 && table.getValueAt(row(table,
			SampleModel.NAME), 2).equals("5"));
		return table;
	}

	private static int row(final JTable table, final String name) {
		for (int i = 0; i < table.getRowCount(); i++)
			if (table.getValueAt(i, 0).equals(name)) return i;
		return -1;
	}

	private static void select(final JTable table, final String name) {
		person.onEventThread(() -> table.setRowSelectionInterval(row(table, name), row(table, name)));
	}

	private static JButton button(final JTable table, final String name) {
		return part((Window) table.getTopLevelAncestor(), name, JButton.class);
	}

	@Test
	void theWindowTellsWhatThereIsAndShowsLayers() {
		final JTable table = openModels();
		assertEquals("16 x 16 Caffe", table.getValueAt(row(table, SampleModel.NAME), 3));
		assertEquals("5 (sea_snake, Granny_Smith, ...)", table.getValueAt(row(table, SampleModel.NAME), 4));
		assertEquals("to be downloaded", table.getValueAt(row(table, "VGG16 (ImageNet)"), 1));
		assertFalse(button(table, "Layers").isEnabled());
		select(table, SampleModel.NAME);
		person.await("buttons", () -> button(table, "Layers").isEnabled());
		assertFalse(button(table, "Download").isEnabled());
		person.screenshot("models");
		final Recorder recorder = new Recorder();
		person.click(button(table, "Layers"));
		person.await("layers", () -> WindowManager.getWindow("Layers of " + SampleModel.NAME) != null);
		person.screenshot("layers");
		final TextArea text = (TextArea) Arrays.stream(recorder.getComponents()).filter(c -> c instanceof TextArea)
			.findFirst().get();
		assertEquals("run(\"Models...\", \"action=layers model=" + SampleModel.NAME + "\");", text.getText().trim());
		recorder.close();
		((Frame) WindowManager.getWindow("Layers of " + SampleModel.NAME)).dispose();
		select(table, "VGG16 (ImageNet)");
		person.await("buttons", () -> button(table, "Download").isEnabled());
		assertFalse(button(table, "Remove").isEnabled());
		person.click((JFrame) table.getTopLevelAncestor());
		person.press(VK_ESCAPE);
		person.await("closed window", () -> !table.isShowing());
	}

	@Test
	void aFileIsImportedWithAnAnswerAndRemovedAgain() throws IOException {
		final Path mine = Files.createDirectories(new File("target", "mine").toPath()).resolve("mine.prototxt");
		Files.copy(SampleModel.write(mine.getParent()), mine, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		IJ.newImage("leaf", "RGB ramp", 40, 30, 1);
		new Thread(() -> IJ.doCommand("Import Model...")).start();
		final JFileChooser chooser = chooser(person.window(JDialog.class));
		person.onEventThread(() -> {
			chooser.setSelectedFile(mine.toAbsolutePath().toFile());
			chooser.approveSelection();
		});
		final JDialog dialog = person.find("import dialog", () -> Arrays.stream(Window.getWindows()).filter(
			w -> w instanceof JDialog && w.isShowing() && ((JDialog) w).getTitle().equals("Import Model")).map(
				w -> (JDialog) w).findFirst().orElse(null));
		person.type(part(dialog, "classes", JTextField.class), "a,b,c,d,e");
		person.onEventThread(() -> part(dialog, "input", JComboBox.class).setSelectedItem("RGB 0 to 1"));
		person.await("trial", () -> part(dialog, "summary", javax.swing.JLabel.class).getText().contains("'leaf' gives: ") &&
			part(dialog, "about", javax.swing.JLabel.class).getText().contains("16 x 16 RGB 0 to 1, 5 classes (a, b, ...)") &&
			part(dialog, "OK", JButton.class).isEnabled());
		person.screenshot("import");
		person.click(part(dialog, "OK", JButton.class));
		person.await("imported model", () -> IJ.getLog() != null && IJ.getLog().contains("5 classes (a, b, ...)"));
		person.screenshot("imported");
		assertEquals("b", Models.shared().get(mine.toAbsolutePath().toString()).classes().get(1));
	}

	private static JFileChooser chooser(final java.awt.Container window) {
		for (final java.awt.Component c : window.getComponents()) {
			if (c instanceof JFileChooser) return (JFileChooser) c;
			final JFileChooser inside = c instanceof java.awt.Container ? chooser((java.awt.Container) c) : null;
			if (inside != null) return inside;
		}
		return null;
	}

	@Test
	void aDownloadAsksFirstAndCancelLeavesItBe() {
		final JTable table = openModels();
		select(table, "LeNet (MNIST)");
		person.await("buttons", () -> button(table, "Download").isEnabled());
		person.click(button(table, "Download"));
		final GenericDialog question = person.window(GenericDialog.class);
		person.screenshot("download-question");
		assertEquals("Download a model", question.getTitle());
		person.press(VK_ESCAPE);
		person.await("why it is not there", () -> Arrays.stream(Window.getWindows()).anyMatch(w -> w instanceof Dialog && w
			.isShowing() && ((Dialog) w).getTitle().equals("Models")));
		person.screenshot("download-declined");
		assertFalse(String.valueOf(IJ.getLog()).contains("Downloading LeNet"));
	}
}
