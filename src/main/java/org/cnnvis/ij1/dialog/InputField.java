package org.cnnvis.ij1.dialog;

import javax.swing.JComponent;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** One input of a module on the screen. */
abstract class InputField {

	private final Module module;
	private final String name;
	private Runnable listener = () -> {};
	private boolean showing;

	InputField(final Module module, final String name) {
		this.module = module;
		this.name = name;
	}

	/** The field that suits an input's kind. */
	static InputField of(final Module module, final ModuleItem<?> item) {
		final String name = item.getName();
		final Class<?> type = item.getType();
		if (item.getVisibility() == ItemVisibility.MESSAGE) return new MessageField(module, name);
		if (item.getChoices() != null && !item.getChoices().isEmpty()) return new ChoiceField(module, name);
		if (type == boolean.class || type == Boolean.class) return new FlagField(module, name);
		return new TextField(module, name);
	}

	/** What the user sees and changes. */
	abstract JComponent component();

	/** Puts the input's value, and its choices, into the component. */
	abstract void showValue();

	/**
	 * Takes the user's value over.
	 *
	 * @throws org.cnnvis.CnnVisException if it is not of the input's kind
	 */
	abstract void readValue();

	/** A label stands in front of the component. */
	boolean hasLabel() {
		return true;
	}

	/** Called when the user has chosen another value, not while a value is shown. */
	final void onChange(final Runnable action) {
		listener = action;
	}

	final void refresh() {
		showing = true;
		showValue();
		showing = false;
	}

	final void changed() {
		if (!showing) listener.run();
	}

	/** As it is now: commands change choices while the dialog is open. */
	final ModuleItem<?> item() {
		return module.getInfo().getInput(name);
	}

	final Module module() {
		return module;
	}

	final Object value() {
		return module.getInput(name);
	}

	final void setValue(final Object value) {
		module.setInput(name, value);
	}
}
