package org.cnnvis.ij1.dialog;

import java.util.Arrays;
import java.util.List;

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
	private List<?> shown;

	InputField(final Module module, final String name) {
		this.module = module;
		this.name = name;
	}

	/** The field that suits an input's kind. */
	static InputField of(final Module module, final ModuleItem<?> item) {
		final String name = item.getName();
		final Class<?> type = item.getType();
		if (item.getVisibility() == ItemVisibility.MESSAGE) return HeadingField.isHeading(name) ? new HeadingField(module,
			name) : new MessageField(module, name);
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

	/** Tells of what the user types while it is not complete yet. Fields whose every change is complete do nothing. */
	void onTyping(final Runnable action) {}

	/** A label stands in front of the component. */
	boolean hasLabel() {
		return true;
	}

	/** Called when the user has chosen another value, not while a value is shown. */
	final void onChange(final Runnable action) {
		listener = action;
	}

	/** Shows the input if the command has changed it; what the user is typing stays. */
	final void refresh() {
		if (!state().equals(shown)) showAgain();
	}

	final void showAgain() {
		showing = true;
		showValue();
		showing = false;
		shown = state();
	}

	/** @throws org.cnnvis.CnnVisException if what the user typed is not of the input's kind */
	final void read() {
		readValue();
		shown = state();
	}

	/** All that is shown. */
	private List<?> state() {
		return Arrays.asList(value(), item().getChoices());
	}

	/** A value is being shown, not typed. */
	final boolean isShowing() {
		return showing;
	}

	final void changed() {
		if (!showing) listener.run();
	}

	/** As it is now: commands change choices while the dialog is open. */
	final ModuleItem<?> item() {
		return module.getInfo().getInput(name);
	}

	final String name() {
		return name;
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
