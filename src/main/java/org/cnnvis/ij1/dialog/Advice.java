package org.cnnvis.ij1.dialog;

/** What a command can tell its dialog beyond what SciJava asks of it. All methods have an answer that says nothing. */
public interface Advice {

	/** A few words beside a choice, for example {@code 256 filters} beside a layer; may be empty. */
	default String note(final String input, final String choice) {
		return "";
	}

	/** Whether the dialog is to be shown at all. */
	default boolean isWanted() {
		return true;
	}

	/**
	 * Called on OK. Computes nothing that takes long.
	 *
	 * @throws org.cnnvis.CnnVisException if the command cannot run with these inputs; the dialog shows it and stays open
	 */
	default void check() {}
}
