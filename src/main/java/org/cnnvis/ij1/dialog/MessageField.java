package org.cnnvis.ij1.dialog;

import javax.swing.JComponent;
import javax.swing.JLabel;

import org.scijava.module.Module;

/** Text of the command's own: a heading, or what it says about the inputs. */
final class MessageField extends InputField {

	private final JLabel label = new JLabel();

	MessageField(final Module module, final String name) {
		super(module, name);
	}

	@Override
	JComponent component() {
		return label;
	}

	@Override
	void showValue() {
		label.setText(String.valueOf(value()));
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
