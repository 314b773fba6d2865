package org.cnnvis.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import ij.io.OpenDialog;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.Model;
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
	 * The model that the dialog is about after the user has picked a line of the list.
	 *
	 * @throws CnnVisException if not even the model before can be loaded
	 */
	Model select(final String line) {
		return select(line, Models.shared()::get);
	}

	/** As {@link #select}, for a dialog that wants no weights; a model that was shown before is not read again. */
	Outline outline(final String line) {
		return select(line, Outlines::of);
	}

	private <M> M select(final String line, final Function<String, M> loader) {
		problem = "";
		try {
			final String name = OTHER.equals(line) ? openFile() : line;
			final M model = loader.apply(name);
			chosen = name;
			return model;
		}
		catch (final CnnVisException e) {
			problem = e.getMessage();
			return loader.apply(chosen);
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
