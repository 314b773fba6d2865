package org.cnnvis.ij1.dialog;

import java.awt.Component;

import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;

import org.scijava.module.Module;

/** One of several texts, each with a note in grey. */
final class ChoiceField extends InputField {

	private static final int ROWS = 20;

	private final JComboBox<Object> box = new JComboBox<>();

	ChoiceField(final Module module, final String name) {
		super(module, name);
		box.setMaximumRowCount(ROWS);
		if (module instanceof Advice) box.setRenderer(new Noted((Advice) module, name));
		// Going through the list with the arrow keys chooses nothing before Enter: a choice may load a model.
		box.putClientProperty("JComboBox.isTableCellEditor", Boolean.TRUE);
		box.addActionListener(event -> changed());
	}

	@Override
	JComponent component() {
		return box;
	}

	@Override
	void showValue() {
		box.setModel(new DefaultComboBoxModel<>(item().getChoices().toArray()));
		box.setSelectedItem(value());
	}

	@Override
	void readValue() {
		setValue(box.getSelectedItem());
	}

	private static final class Noted extends DefaultListCellRenderer {

		private static final long serialVersionUID = 1L;

		private final transient Advice advice;
		private final String input;

		Noted(final Advice advice, final String input) {
			this.advice = advice;
			this.input = input;
		}

		@Override
		public Component getListCellRendererComponent(final JList<?> list, final Object choice, final int index,
			final boolean selected, final boolean focused)
		{
			final String note = choice == null ? "" : advice.note(input, choice.toString());
			final String text = note.isEmpty() ? String.valueOf(choice) : "<html>" + escape(choice.toString()) +
				"&nbsp;&nbsp;<font color=#808080>" + escape(note) + "</font></html>";
			return super.getListCellRendererComponent(list, text, index, selected, focused);
		}

		private static String escape(final String text) {
			return text.replace("&", "&amp;").replace("<", "&lt;");
		}
	}
}
