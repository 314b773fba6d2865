package org.cnnvis.ij1.dialog;

import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

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
	void onTyping(final Runnable action) {
		field.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent event) {
				if (!isShowing()) action.run();
			}

			@Override
			public void removeUpdate(final DocumentEvent event) {
				if (!isShowing()) action.run();
			}

			@Override
			public void changedUpdate(final DocumentEvent event) {
				// Plain text has no attributes.
			}
		});
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
