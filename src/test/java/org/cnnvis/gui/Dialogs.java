package org.cnnvis.gui;

import static java.awt.event.KeyEvent.VK_DOWN;
import static java.awt.event.KeyEvent.VK_ENTER;
import static java.awt.event.KeyEvent.VK_UP;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JTextField;
import javax.swing.plaf.basic.ComboPopup;

import ij.IJ;

/** The dialogs of commands, as a {@link Person} opens and fills them in. */
final class Dialogs {

	private final Person person;

	Dialogs(final Person person) {
		this.person = person;
	}

	/** With the defaults, whatever was chosen before. */
	JDialog open(final String command) {
		final JDialog dialog = openAsLeft(command);
		person.type(field(dialog, "seed"), "99");
		person.click(person.component(dialog, "Restore Defaults", JButton.class));
		person.await("defaults", () -> field(dialog, "seed").getText().equals("1") && isIdle(dialog));
		return dialog;
	}

	JDialog openAsLeft(final String command) {
		new Thread(() -> IJ.doCommand(command)).start();
		return person.window(JDialog.class);
	}

	JTextField field(final JDialog dialog, final String input) {
		return person.component(dialog, input, JTextField.class);
	}

	/** Opens the list with the mouse and goes to the line with the keyboard. */
	void choose(final JDialog dialog, final String input, final String line) {
		final JComboBox<?> box = person.component(dialog, input, JComboBox.class);
		person.click(box);
		final ComboPopup list = (ComboPopup) box.getAccessibleContext().getAccessibleChild(0);
		person.await("list of " + input, list::isVisible);
		while (!line.equals(list.getList().getSelectedValue())) {
			final int before = list.getList().getSelectedIndex();
			final boolean isBelow = index(box, line) > before;
			person.press(isBelow ? VK_DOWN : VK_UP);
			person.await("next line", () -> list.getList().getSelectedIndex() != before);
		}
		person.press(VK_ENTER);
		person.await(line, () -> line.equals(box.getSelectedItem()) && isIdle(dialog));
	}

	private static int index(final JComboBox<?> box, final String line) {
		int index = 0;
		while (!line.equals(box.getItemAt(index)))
			index++;
		return index;
	}

	/** No callback is running. */
	boolean isIdle(final JDialog dialog) {
		return person.component(dialog, "OK", JButton.class).isEnabled();
	}
}
