package org.cnnvis.ij1.dialog;

import java.awt.Component;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

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
	private final Function<Object, String> notes;

	ChoiceField(final Module module, final String name) {
		super(module, name);
		box.setMaximumRowCount(ROWS);
		notes = choice -> module instanceof Advice && choice != null ? ((Advice) module).note(name, choice.toString()) : "";
		box.setRenderer(new Noted(notes));
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
		final Object[] choices = item().getChoices().toArray();
		// Swing would lay out the HTML of a hundred layers to find their width.
		box.setPrototypeDisplayValue(Arrays.stream(choices).max(Comparator.comparingInt(this::width)).orElse(null));
		box.setModel(new DefaultComboBoxModel<>(choices));
		box.setSelectedItem(value());
	}

	private int width(final Object choice) {
		return box.getFontMetrics(box.getFont()).stringWidth(choice + notes.apply(choice));
	}

	@Override
	void readValue() {
		setValue(box.getSelectedItem());
	}

	private static final class Noted extends DefaultListCellRenderer {

		private static final long serialVersionUID = 1L;

		private final transient Function<Object, String> notes;

		Noted(final Function<Object, String> notes) {
			this.notes = notes;
		}

		@Override
		public Component getListCellRendererComponent(final JList<?> list, final Object choice, final int index,
			final boolean selected, final boolean focused)
		{
			final String note = notes.apply(choice);
			final String text = note.isEmpty() ? String.valueOf(choice) : "<html>" + escape(choice.toString()) +
				"&nbsp;&nbsp;<font color=#808080>" + escape(note) + "</font></html>";
			return super.getListCellRendererComponent(list, text, index, selected, focused);
		}

		private static String escape(final String text) {
			return text.replace("&", "&amp;").replace("<", "&lt;");
		}
	}
}
