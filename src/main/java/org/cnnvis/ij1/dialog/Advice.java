package org.cnnvis.ij1.dialog;

import java.awt.image.BufferedImage;

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
	 * Whether the inputs below a heading are folded away as long as they have their defaults.
	 *
	 * @param heading name of the heading's input
	 */
	default boolean isFolded(final String heading) {
		return false;
	}

	/**
	 * What the command will do with the inputs as they are: {@code 16 filters, about 40 s on this computer}; may be empty.
	 * Called on another thread than the event thread, while the dialog is there; whatever is answered late is shown late.
	 *
	 * @throws org.cnnvis.CnnVisException if the command cannot run with these inputs; the dialog shows why
	 */
	default String summary() {
		return "";
	}

	/** What the network will see, or null. Called on another thread than the event thread. */
	default BufferedImage picture() {
		return null;
	}

	/**
	 * Called on OK. Computes nothing that takes long.
	 *
	 * @throws org.cnnvis.CnnVisException if the command cannot run with these inputs; the dialog shows it and stays open
	 */
	default void check() {}
}
