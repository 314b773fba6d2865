package org.cnnvis.ij1.dialog;

import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;

import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

import org.cnnvis.MacroLine;
import org.cnnvis.ij1.Inputs;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** The inputs of a module in rows, each with its label and tool tip, in groups that fold away. */
final class InputPanel extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 3, INDENT = 14;

	private final transient List<InputField> fields = new ArrayList<>();
	private transient HeadingField group;
	/** Where the flags go that follow one another. */
	private transient JPanel flags;

	/** What the user does, and the dialog is to know. */
	interface Listener {

		/** The user has chosen another value. */
		void chosen(InputField field);

		/** The user types in a field. */
		void typing();

		/** A group was folded away, or back. */
		void folded();
	}

	InputPanel(final Module module, final Listener listener) {
		super(new GridBagLayout());
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getVisibility() != ItemVisibility.MESSAGE && !Inputs.of(module).contains(item)) continue;
			final InputField field = InputField.of(module, item);
			final boolean isHeading = field instanceof HeadingField;
			if (isHeading) group = (HeadingField) field;
			if (!(field instanceof FlagField)) flags = null;
			field.onChange(isHeading ? listener::folded : () -> listener.chosen(field));
			field.onTyping(listener::typing);
			addRow(field, item);
			fields.add(field);
		}
		showAgain();
	}

	/** Folds away the groups that the command wants so, unless one of their inputs is not what it is by default. */
	void fold(final Advice advice, final MacroLine defaults) {
		HeadingField heading = null;
		boolean isDefault = true;
		for (final InputField field : fields) {
			if (field instanceof HeadingField) {
				fold(heading, isDefault, advice);
				heading = (HeadingField) field;
				isDefault = true;
			}
			else if (defaults.get(field.name()) != null) isDefault &= defaults.get(field.name()).equals(String.valueOf(field
				.value()));
		}
		fold(heading, isDefault, advice);
	}

	private static void fold(final HeadingField heading, final boolean isDefault, final Advice advice) {
		if (heading != null && advice.isFolded(heading.name())) heading.fold(isDefault);
	}

	/** Shows the module's values and choices, whatever was typed. */
	void showAgain() {
		fields.forEach(InputField::showAgain);
	}

	/** Shows the values and choices that the module has changed. */
	void refresh() {
		fields.forEach(InputField::refresh);
	}

	/** Gives the keyboard to the first input, not to its heading. */
	void focusFirst() {
		fields.stream().filter(field -> !(field instanceof HeadingField || field instanceof MessageField)).findFirst()
			.ifPresent(field -> field.component().requestFocusInWindow());
	}

	/** @throws org.cnnvis.CnnVisException if a value is not of its input's kind; those before it are read */
	void read() {
		fields.forEach(InputField::read);
	}

	private void addRow(final InputField field, final ModuleItem<?> item) {
		final JComponent component = field.component();
		component.setName(item.getName());
		component.setFont(plain(component.getFont()));
		component.setToolTipText(toolTip(item));
		final boolean isIndented = group != null && field != group;
		final GridBagConstraints place = new GridBagConstraints();
		place.gridy = fields.size();
		place.insets = new Insets(GAP, isIndented ? INDENT : GAP, GAP, GAP);
		place.anchor = GridBagConstraints.LINE_START;
		if (field.hasLabel()) {
			final JLabel label = new JLabel(item.getLabel());
			label.setToolTipText(toolTip(item));
			label.setFont(plain(label.getFont()));
			label.setLabelFor(component);
			add(label, place);
			if (isIndented) group.add(label);
			place.insets = new Insets(GAP, GAP, GAP, GAP);
		}
		else if (!(field instanceof HeadingField)) place.insets = new Insets(GAP, GAP, GAP, GAP);
		place.gridx = field instanceof HeadingField ? 0 : 1;
		place.gridwidth = GridBagConstraints.REMAINDER;
		place.fill = GridBagConstraints.HORIZONTAL;
		place.weightx = 1;
		if (field instanceof FlagField) {
			if (flags != null) flags.add(component);
			else add(flags = row(component), place);
		}
		else add(component, place);
		if (isIndented) group.add(component);
	}

	private static JPanel row(final JComponent first) {
		final JPanel row = new JPanel();
		row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
		row.add(first);
		return row;
	}

	/** Bold is for headings. */
	private static Font plain(final Font font) {
		return font.deriveFont(Font.PLAIN);
	}

	private static String toolTip(final ModuleItem<?> item) {
		final String text = item.getDescription();
		return text == null || text.isEmpty() ? null : "<html><div width=320>" + text.replace("<", "&lt;") + "</div></html>";
	}
}
