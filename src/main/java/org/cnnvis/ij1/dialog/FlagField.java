package org.cnnvis.ij1.dialog;

import javax.swing.JCheckBox;
import javax.swing.JComponent;

import org.scijava.module.Module;

/** Yes or no. */
final class FlagField extends InputField {

	private final JCheckBox box;

	FlagField(final Module module, final String name) {
		super(module, name);
		box = new JCheckBox(item().getLabel());
		box.addActionListener(event -> changed());
	}

	@Override
	JComponent component() {
		return box;
	}

	@Override
	void showValue() {
		box.setSelected((Boolean) value());
	}

	@Override
	void readValue() {
		setValue(box.isSelected());
	}

	@Override
	boolean hasLabel() {
		return false;
	}
}
