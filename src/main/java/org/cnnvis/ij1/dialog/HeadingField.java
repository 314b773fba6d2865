package org.cnnvis.ij1.dialog;

import java.awt.Font;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.SwingConstants;

import org.scijava.module.Module;

/** The title of the inputs below it, up to the next one; a click folds them away and back. */
final class HeadingField extends InputField {

	private static final String ENDING = "Heading", FOLDED = "\u25b8 ", OPEN = "\u25be ";
	private static final int SPACE = 4;

	private final JButton title = new JButton();
	private final List<JComponent> below = new ArrayList<>();
	private boolean folded;

	HeadingField(final Module module, final String name) {
		super(module, name);
		title.setHorizontalAlignment(SwingConstants.LEADING);
		title.setContentAreaFilled(false);
		title.setMargin(new Insets(0, 0, 0, 0));
		title.setBorder(BorderFactory.createEmptyBorder(SPACE, 0, 0, 0));
		title.addActionListener(event -> {
			fold(!folded);
			changed();
		});
	}

	/** By the name of the message: commands call their headings so. */
	static boolean isHeading(final String input) {
		return input.endsWith(ENDING);
	}

	/** A component that comes and goes with this heading. */
	void add(final JComponent component) {
		below.add(component);
	}

	void fold(final boolean away) {
		folded = away;
		for (final JComponent component : below)
			component.setVisible(!away);
		showValue();
	}

	@Override
	JComponent component() {
		return title;
	}

	@Override
	void showValue() {
		title.setFont(title.getFont().deriveFont(Font.BOLD));
		title.setText((folded ? FOLDED : OPEN) + String.valueOf(value()).replaceAll("<[^>]*>", ""));
	}

	@Override
	void readValue() {
		// Nothing to read: the text is the command's.
	}

	@Override
	boolean hasLabel() {
		return false;
	}
}
