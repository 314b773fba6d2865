package org.cnnvis.gui;

import java.awt.event.KeyEvent;

import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JTextField;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;
import ij.WindowManager;

/** A person who has just installed CNN Vis; its classes are in the plugins folder and not on the class path. */
final class InstalledImageJ {

	private InstalledImageJ() {}

	/** @param args the folder of ImageJ */
	public static void main(final String... args) throws Exception {
		try {
			Class.forName("org.cnnvis.ij1.CommandPlugIn");
			throw new IllegalStateException("CNN Vis is on the class path");
		}
		catch (final ClassNotFoundException e) {
			work(args[0]);
		}
		System.exit(0);
	}

	private static void work(final String folder) throws Exception {
		final Person person = new Person();
		ImageJ.main(new String[] { "-ijpath", folder, "-port0" });
		person.await("CNN Vis in the menu", () -> Menus.getCommands().containsKey("Visualize Filter..."));
		new Thread(() -> IJ.doCommand("Visualize Filter...")).start();
		final JDialog dialog = person.window(JDialog.class);
		person.type(person.component(dialog, "steps", JTextField.class), "2");
		person.screenshot("installed-dialog");
		person.click(person.component(dialog, "OK", JButton.class));
		person.await("pictures", () -> WindowManager.getCurrentImage() != null && WindowManager.getCurrentImage().getTitle()
			.equals("Flowers (bundled) predictions"));
		person.screenshot("installed-pictures");
		person.press(KeyEvent.VK_ESCAPE);
	}
}
