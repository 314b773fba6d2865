package org.cnnvis.ij1.dialog;

import javax.swing.JComponent;
import javax.swing.JTextField;

import org.cnnvis.ij1.Inputs;
import org.scijava.module.Module;

/** Text, or a number. */
final class TextField extends InputField {

	private static final int COLUMNS = 24;

	private final JTextField field = new JTextField(COLUMNS);

	TextField(final Module module, final String name) {
		super(module, name);
	}

	@Override
	JComponent component() {
		return field;
	}

	@Override
	void showValue() {
		field.setText(String.valueOf(value()));
	}

	@Override
	void readValue() {
		setValue(Inputs.parse(item(), field.getText().trim()));
	}
}
