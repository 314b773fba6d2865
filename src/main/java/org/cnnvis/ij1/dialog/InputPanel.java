package org.cnnvis.ij1.dialog;

import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.swing.JLabel;
import javax.swing.JPanel;

import org.cnnvis.ij1.Inputs;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** The inputs of a module in rows, each with its label and tool tip. */
final class InputPanel extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 3;

	private final transient List<InputField> fields = new ArrayList<>();

	/** @param onChange told when the user has chosen another value */
	InputPanel(final Module module, final Consumer<InputField> onChange) {
		super(new GridBagLayout());
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getVisibility() != ItemVisibility.MESSAGE && !Inputs.of(module).contains(item)) continue;
			final InputField field = InputField.of(module, item);
			field.onChange(() -> onChange.accept(field));
			addRow(field, item);
			fields.add(field);
		}
		showAgain();
	}

	/** Shows the module's values and choices, whatever was typed. */
	void showAgain() {
		fields.forEach(InputField::showAgain);
	}

	/** Shows the values and choices that the module has changed. */
	void refresh() {
		fields.forEach(InputField::refresh);
	}

	/** @throws org.cnnvis.CnnVisException if a value is not of its input's kind; those before it are read */
	void read() {
		fields.forEach(InputField::read);
	}

	private void addRow(final InputField field, final ModuleItem<?> item) {
		field.component().setName(item.getName());
		field.component().setFont(plain(field.component().getFont()));
		field.component().setToolTipText(toolTip(item));
		final GridBagConstraints place = new GridBagConstraints();
		place.gridy = fields.size();
		place.insets = new Insets(GAP, GAP, GAP, GAP);
		place.anchor = GridBagConstraints.LINE_START;
		if (field.hasLabel()) {
			final JLabel label = new JLabel(item.getLabel());
			label.setToolTipText(toolTip(item));
			label.setFont(plain(label.getFont()));
			label.setLabelFor(field.component());
			add(label, place);
		}
		place.gridx = field instanceof MessageField ? 0 : 1;
		place.gridwidth = GridBagConstraints.REMAINDER;
		place.fill = GridBagConstraints.HORIZONTAL;
		place.weightx = 1;
		add(field.component(), place);
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
