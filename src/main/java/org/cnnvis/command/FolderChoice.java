package org.cnnvis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.io.DirectoryChooser;

/** The list of folders in a dialog: what stands for none, the folder that was chosen before, and a way to choose another. */
final class FolderChoice {

	private static final String OTHER = "Choose a folder...";

	private final String title;
	private final List<String> first;
	private String chosen;

	/**
	 * @param title of the window in which a folder is chosen
	 * @param first lines of the list that are no folders
	 */
	FolderChoice(final String title, final String... first) {
		this.title = title;
		this.first = Arrays.asList(first);
		chosen = first.length > 0 ? first[0] : "";
	}

	/** The folder that the dialog is about after the user has picked a line of the list. */
	String select(final String line) {
		if (!OTHER.equals(line)) chosen = line;
		else {
			final String folder = new DirectoryChooser(title).getDirectory();
			if (folder != null) chosen = folder;
		}
		return chosen;
	}

	/** The lines of the list. */
	List<String> lines() {
		final List<String> lines = new ArrayList<>(first);
		if (!lines.contains(chosen)) lines.add(chosen);
		lines.add(OTHER);
		return lines;
	}
}
