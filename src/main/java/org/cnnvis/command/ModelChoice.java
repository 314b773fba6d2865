package org.cnnvis.command;

import java.util.ArrayList;
import java.util.List;

import ij.io.OpenDialog;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.Models;

/**
 * The list of models in a dialog: names, the file that was chosen before, and a way to choose another one. A choice that
 * cannot be loaded leaves the one before in place.
 */
final class ModelChoice {

	private static final String OTHER = "Other model file...";

	private String chosen = Models.DEFAULT;
	private String problem = "";

	/**
	 * What the dialog tells of the model that the user has picked from the list; the weights are not read, and a model that
	 * was shown before not at all.
	 *
	 * @throws CnnVisException if not even the model before can be loaded
	 */
	Outline outline(final String line) {
		problem = "";
		try {
			final String name = OTHER.equals(line) ? openFile() : line;
			final Outline outline = Outlines.of(name);
			chosen = name;
			return outline;
		}
		catch (final CnnVisException e) {
			problem = e.getMessage();
			return Outlines.of(chosen);
		}
	}

	/** Name or file of the selected model. */
	String chosen() {
		return chosen;
	}

	/** What the dialog says below the list: the text, or why the last choice could not be taken. */
	String describe(final String text) {
		return problem.isEmpty() ? text : problem(problem);
	}

	/** A sentence as a dialog shows it. */
	static String problem(final String sentence) {
		return "<html><div width=380><font color=#b00000>" + sentence.replace("&", "&amp;").replace("<", "&lt;") +
			"</font></div></html>";
	}

	/** The lines of the list. */
	List<String> lines() {
		final List<String> lines = new ArrayList<>(Models.shared().names());
		if (!lines.contains(chosen)) lines.add(chosen);
		lines.add(OTHER);
		return lines;
	}

	private String openFile() {
		final String path = new OpenDialog("Choose a model file").getPath();
		return path == null ? chosen : path;
	}
}
