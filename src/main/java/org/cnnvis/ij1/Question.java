package org.cnnvis.ij1;

import ij.gui.GenericDialog;

/** A question with one button for yes, and Cancel. */
public final class Question {

	private Question() {}

	/** @param yes label of the button that does it */
	public static boolean isConfirmed(final String title, final String text, final String yes) {
		final GenericDialog dialog = new GenericDialog(title);
		dialog.addMessage(text);
		dialog.setOKLabel(yes);
		dialog.showDialog();
		return dialog.wasOKed();
	}
}
