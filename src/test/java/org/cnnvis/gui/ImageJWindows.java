package org.cnnvis.gui;

import static java.awt.event.KeyEvent.VK_DOWN;
import static java.awt.event.KeyEvent.VK_ENTER;
import static java.awt.event.KeyEvent.VK_ESCAPE;
import static java.awt.event.KeyEvent.VK_F10;
import static java.awt.event.KeyEvent.VK_LEFT;
import static java.awt.event.KeyEvent.VK_RIGHT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dialog;
import java.awt.MenuBar;
import java.awt.TextArea;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JLabel;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.plugin.frame.Recorder;
import ij.text.TextPanel;
import net.imglib2.img.array.ArrayImgs;

import org.cnnvis.SampleModel;
import org.cnnvis.ij1.Inputs;
import org.cnnvis.ij1.PictureWindow;
import org.cnnvis.launch.Main;
import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Visualization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.MethodOrderer;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;

/** What a person does in plain ImageJ. Run by {@link WindowsTest}. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class ImageJWindows {

	private static final String SAMPLE = "model=" + SampleModel.NAME;
	private static Person person;
	private static Dialogs dialogs;

	@BeforeAll
	static void openImageJ() throws Exception {
		person = new Person();
		dialogs = new Dialogs(person);
		Main.main();
		person.await("ImageJ", () -> IJ.getInstance() != null && IJ.getInstance().isShowing());
	}

	@AfterEach
	void closeAll() {
		person.onEventThread(() -> Arrays.stream(Window.getWindows()).filter(w -> w instanceof Dialog).forEach(
			Window::dispose));
		closeWindows();
	}

	/** ImageJ would ask whether to save what is in them. */
	private static void closeWindows() {
		ResultsTable.getResultsTable().reset();
		Analyzer.setUnsavedMeasurements(false);
		WindowManager.closeAllWindows();
	}

	@Test
	void theMenuOpensTheDialogByKeyboard() {
		openMenu("CNN Vis");
		person.screenshot("menu");
		person.press(VK_ENTER);
		final JDialog dialog = person.window(JDialog.class);
		assertEquals("Visualize Filter", dialog.getTitle());
		person.screenshot("dialog");
		person.press(VK_ESCAPE);
		person.await("closed dialog", () -> !dialog.isShowing());
		assertEquals(0, WindowManager.getImageCount());
	}

	/** Leaves the first entry of a submenu of Plugins selected. Going right would enter submenus, so it goes left. */
	private static void openMenu(final String submenu) {
		person.click(IJ.getInstance());
		person.press(VK_F10);
		final MenuBar bar = Menus.getMenuBar();
		int menu = bar.getMenuCount();
		do {
			person.press(VK_LEFT);
			menu--;
		}
		while (!bar.getMenu(menu).getLabel().equals("Plugins"));
		for (int i = 0; !bar.getMenu(menu).getItem(i).getLabel().equals(submenu); i++)
			if (!bar.getMenu(menu).getItem(i).getLabel().equals("-")) person.press(VK_DOWN);
		person.press(VK_RIGHT);
	}

	@Test
	void choosingAModelChangesTheLayersAndOkMakesTheirPictures() {
		final JDialog dialog = dialogs.open("Visualize Filter...");
		dialogs.choose(dialog, "model", SampleModel.NAME);
		assertEquals(5, person.component(dialog, "layer", JComboBox.class).getItemCount());
		dialogs.choose(dialog, "layer", "conv1");
		assertEquals("all", dialogs.field(dialog, "filters").getText());
		person.type(dialogs.field(dialog, "filters"), "1-3");
		person.type(dialogs.field(dialog, "steps"), "20");
		person.screenshot("dialog-other-model");
		person.click(person.component(dialog, "OK", JButton.class));
		final ImagePlus pictures = result("conv1");
		assertEquals(3, pictures.getStackSize());
		assertTrue(pictures.getStack().getSliceLabel(2).startsWith("conv1:2 act="), pictures.getStack().getSliceLabel(2));
		assertEquals(3, ResultsTable.getResultsTable().size());
		assertTrue(WindowManager.getWindow("Results").isShowing());
		person.screenshot("result");
	}

	@Test
	void escapeStopsWithinASecondAndKeepsThePictures() {
		final Thread macro = new Thread(() -> IJ.runMacro("run('Visualize Filter...', 'filters=0-3 steps=100000');".replace(
			'\'', '"')));
		macro.start();
		person.await("preview", () -> WindowManager.getCurrentImage() != null);
		person.pause(1500);
		person.screenshot("progress");
		person.click(IJ.getInstance());
		final long start = System.currentTimeMillis();
		person.press(VK_ESCAPE);
		final ImagePlus pictures = result("predictions");
		final long milliseconds = System.currentTimeMillis() - start;
		assertTrue(milliseconds < 1000, milliseconds + " ms");
		assertTrue(pictures.getStack().getSliceLabel(1).contains(" stopped at step "), pictures.getStack().getSliceLabel(1));
		assertEquals(4, pictures.getStackSize());
		person.screenshot("stopped");
		person.await("end of the macro", () -> !macro.isAlive());
	}

	/** ImageJ closes windows on threads of their own. */
	@Test
	void aPreviewThatIsClosedWhileItChangesIsFollowedByTheResultInANewWindow() throws Exception {
		final Visualization small = pictures(8), large = pictures(12);
		for (int run = 0; run < 60; run++) {
			final PictureWindow window = new PictureWindow("preview");
			window.preview(small.pictures());
			final ImagePlus preview = WindowManager.getCurrentImage();
			final int delay = run % 12;
			final Thread closing = new Thread(() -> {
				person.pause(delay);
				preview.getWindow().close();
			});
			closing.start();
			for (int change = 0; closing.isAlive() || change < 4; change++)
				window.preview((change % 2 == 0 ? large : small).pictures());
			closing.join();
			final ImagePlus result = window.show(large);
			assertTrue(result.isVisible() && result != preview, "run " + run);
			assertEquals(12, result.getStack().getProcessor(2).getWidth());
			result.close();
			assertEquals(0, WindowManager.getImageCount());
		}
	}

	private static Visualization pictures(final int side) {
		final List<FilterPicture> pictures = new ArrayList<>();
		for (int filter = 0; filter < 2; filter++)
			pictures.add(new FilterPicture("conv1", filter, "", ArrayImgs.argbs(side, side), 0, 1, 1, 1, 1, false));
		return new Visualization("test conv1", pictures, "model: test");
	}

	@Test
	void theRecordedLineMakesTheSamePictures() {
		final Recorder recorder = new Recorder();
		final JDialog dialog = dialogs.open("Visualize Filter...");
		dialogs.choose(dialog, "model", SampleModel.NAME);
		dialogs.choose(dialog, "layer", "conv2");
		person.type(dialogs.field(dialog, "filters"), "2,5");
		person.type(dialogs.field(dialog, "steps"), "7");
		person.type(dialogs.field(dialog, "seed"), "11");
		person.click(person.component(dialog, "OK", JButton.class));
		final ImagePlus first = result("conv2");
		final TextArea text = (TextArea) Arrays.stream(recorder.getComponents()).filter(c -> c instanceof TextArea)
			.findFirst().get();
		person.await("recorded line", () -> text.getText().contains("Visualize Filter..."));
		final String line = text.getText().trim();
		person.screenshot("recorder");
		recorder.close();
		assertTrue(line.startsWith("run(\"Visualize Filter...\", \"" + SAMPLE + " layer=conv2 filters=2,5 preset=Best " +
			"size=0 steps=7 seed=11 lp=preset tv=preset contrast=preset blur=preset objective= parametrization=preset "), line);
		first.setTitle("first");
		IJ.runMacro(line);
		final ImagePlus second = result("conv2");
		for (int slice = 1; slice <= 2; slice++)
			assertArrayEquals((int[]) first.getStack().getPixels(slice), (int[]) second.getStack().getPixels(slice));
		assertEquals(first.getInfoProperty(), second.getInfoProperty());
	}

	@Test
	void aMistakeInTheDialogIsToldThereAndTheDialogStaysOpen() {
		final JDialog dialog = dialogs.open("Visualize Filter...");
		person.type(dialogs.field(dialog, "steps"), "many");
		person.click(person.component(dialog, "OK", JButton.class));
		person.screenshot("error-in-dialog");
		assertTrue(dialog.isShowing());
		person.click(person.component(dialog, "Restore Defaults", JButton.class));
		person.await("default steps", () -> dialogs.field(dialog, "steps").getText().equals("0"));
		person.press(VK_ESCAPE);
		person.await("closed dialog", () -> !dialog.isShowing());
	}

	@Test
	void aMistakeInAMacroAbortsItWithTheSentence() {
		final Thread macro = new Thread(() -> IJ.runMacro("run('Visualize Filter...', 'layer=conv9'); newImage('after', " +
			"'8-bit', 9, 9, 1);".replace('\'', '"')));
		macro.start();
		final Dialog error = person.window(Dialog.class);
		person.screenshot("error-in-macro");
		assertEquals("Macro Error", error.getTitle());
		person.press(VK_ENTER);
		person.await("end of the macro", () -> !macro.isAlive());
		assertEquals(0, WindowManager.getImageCount());
	}

	/** A folder of images can be chosen. */
	@Test
	void withoutAnImageClassifyImageSaysSoInItsDialog() {
		final JDialog dialog = dialogs.openAsLeft("Classify Image...");
		person.click(person.component(dialog, "OK", JButton.class));
		person.screenshot("error-no-image");
		assertTrue(dialog.isShowing());
		person.press(VK_ESCAPE);
		person.await("closed dialog", () -> !dialog.isShowing());
	}

	@Test
	void classifyImageWritesTheTableAndOntoTheImage() {
		IJ.createImage("ramp", "RGB ramp", 300, 200, 1).show();
		final JDialog dialog = dialogs.openAsLeft("Classify Image...");
		person.click(person.component(dialog, "overlay", JCheckBox.class));
		person.screenshot("classify-dialog");
		person.click(person.component(dialog, "OK", JButton.class));
		person.await("table", () -> ResultsTable.getResultsTable().size() == 5);
		person.await("overlay", () -> WindowManager.getCurrentImage().getOverlay() != null);
		person.screenshot("classify-result");
	}

	@Test
	void theDialogRemembersButAMacroDoesNot() {
		JDialog dialog = dialogs.open("Visualize Filter...");
		dialogs.choose(dialog, "model", SampleModel.NAME);
		dialogs.choose(dialog, "layer", "conv1");
		person.type(dialogs.field(dialog, "filters"), "4");
		person.type(dialogs.field(dialog, "steps"), "3");
		person.click(person.component(dialog, "montage", JCheckBox.class));
		person.click(person.component(dialog, "OK", JButton.class));
		result("conv1");
		assertEquals(2, WindowManager.getImageCount());
		closeWindows();
		dialog = dialogs.openAsLeft("Visualize Filter...");
		assertEquals("conv1 4 3", person.component(dialog, "layer", JComboBox.class).getSelectedItem() + " " + dialogs.field(dialog,
			"filters").getText() + " " + dialogs.field(dialog, "steps").getText());
		person.press(VK_ESCAPE);
		IJ.runMacro("run('Visualize Filter...', 'layer=[conv1/7x7_s2] filters=0 steps=2');".replace('\'', '"'));
		assertTrue(WindowManager.getCurrentImage().getTitle().startsWith("Flowers"), WindowManager.getCurrentImage()
			.getTitle());
		assertEquals(1, WindowManager.getImageCount());
	}

	@Test
	void theDialogFitsALaptopWithTheAdvancedSettingsFoldedAndUnfolded() {
		final JDialog dialog = dialogs.open("Visualize Filter...");
		final int screen = dialog.getToolkit().getScreenSize().height;
		assertFalse(dialogs.field(dialog, "transforms").isShowing());
		assertTrue(dialog.getHeight() < screen, dialog.getHeight() + " of " + screen);
		person.click(person.component(dialog, "advancedHeading", JButton.class));
		person.await("advanced settings", () -> dialogs.field(dialog, "transforms").isShowing());
		person.screenshot("dialog-advanced");
		assertTrue(dialog.getLocationOnScreen().y + dialog.getHeight() <= screen, dialog.getBounds().toString());
		person.click(person.component(dialog, "Cancel", JButton.class));
	}

	@Test
	void whatTheUserTypesIsCheckedAtOnce() {
		final JDialog dialog = dialogs.open("Visualize Filter...");
		final JLabel summary = person.component(dialog, "summary", JLabel.class);
		person.type(dialogs.field(dialog, "filters"), "0-2");
		person.await("summary", () -> summary.getText().startsWith("3 pictures"));
		person.type(dialogs.field(dialog, "filters"), "99");
		person.await("problem", () -> person.component(dialog, "problem", JLabel.class).getText().contains("99"));
		person.screenshot("problem-while-typing");
		person.click(person.component(dialog, "Cancel", JButton.class));
	}

	@Test
	void helpExplainsEveryInputAndNamesTheManual() {
		final JDialog dialog = dialogs.open("Visualize Filter...");
		person.click(person.component(dialog, "Help", JButton.class));
		final JDialog help = person.find("help", () -> (JDialog) Arrays.stream(Window.getWindows()).filter(w -> w instanceof JDialog &&
			w.isShowing() && w != dialog).findFirst().orElse(null));
		person.screenshot("help");
		assertTrue(help.getHeight() <= help.getToolkit().getScreenSize().height, help.getBounds().toString());
		person.press(VK_ESCAPE);
		person.await("closed help", () -> !help.isShowing());
		person.click(person.component(dialog, "Cancel", JButton.class));
	}

	@Test
	void aboutTellsHowToCite() {
		new Thread(() -> IJ.doCommand("CNN Vis...")).start();
		final JDialog about = person.window(JDialog.class);
		person.screenshot("about");
		assertTrue(person.component(about, "about", JEditorPane.class).getText().contains("Please cite"));
		person.press(VK_ENTER);
		person.await("closed message", () -> !about.isShowing());
	}

	@Test
	void classifyImageShowsWhatTheNetworkSees() {
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 90, 60, 3);
		person.onEventThread(image::show);
		final JDialog dialog = dialogs.openAsLeft("Classify Image...");
		person.await("picture", () -> person.component(dialog, "seen", JLabel.class).isShowing());
		person.await("summary", () -> person.component(dialog, "summary", JLabel.class).getText().equals("slice 1 of 'ramp'"));
		person.screenshot("classify-dialog");
		person.click(person.component(dialog, "OK", JButton.class));
		person.await("results", () -> ResultsTable.getResultsTable().size() == 5);
		person.screenshot("classify-results");
	}

	@Test
	void aClickOnARowShowsItsSlice() {
		IJ.runMacro("run('Visualize Filter...', 'model=sample.prototxt layer=conv1 filters=0-3 steps=2 overlay');".replace('\'',
			'"'));
		final ImagePlus pictures = result("conv1");
		pictures.setSlice(1);
		final TextPanel rows = ResultsTable.getResultsWindow().getTextPanel();
		person.clickRow(rows, 2);
		person.await("slice of the row", () -> pictures.getCurrentSlice() == rows.getSelectionStart() + 1 && rows
			.getSelectionStart() > 0);
		person.screenshot("row-selected");
	}

	@Test
	void everyDialogOpensFitsTheScreenAndCloses() {
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 90, 60, 1);
		person.onEventThread(image::show);
		int opened = 0;
		try (Context context = new Context(CommandService.class, ModuleService.class)) {
			for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
				// Import Model asks for a file first, in a window of the system's; Models has a window of its own.
				if (!info.getClassName().startsWith("org.cnnvis.") || info.getClassName().matches(
					".*\\.(ImportModel|ManageModels)") || Inputs.of(context.service(ModuleService.class).createModule(
					info)).isEmpty()) continue;
				final String label = info.getMenuPath().getLeaf().getName();
				final JDialog dialog = dialogs.openAsLeft(label);
				person.await("OK", () -> dialogs.isIdle(dialog));
				person.screenshot("dialog-of-" + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("-$", ""));
				assertTrue(dialog.getHeight() <= dialog.getToolkit().getScreenSize().height, label + " " + dialog.getBounds());
				person.click(person.component(dialog, "Cancel", JButton.class));
				person.await("closed dialog", () -> !dialog.isShowing());
				opened++;
			}
		}
		assertTrue(opened >= 3, opened + " dialogs");
	}

	/**
	 * The finished stack: a preview has another title. Where a montage comes with it, the window manager decides which of
	 * the two is in front.
	 */
	private static ImagePlus result(final String layer) {
		return person.find("pictures of " + layer, () -> {
			final int[] ids = WindowManager.getIDList();
			return ids == null ? null : Arrays.stream(ids).mapToObj(WindowManager::getImage).filter(image -> image.getTitle()
				.endsWith(" " + layer) && image.getInfoProperty() != null).findFirst().orElse(null);
		});
	}
}
