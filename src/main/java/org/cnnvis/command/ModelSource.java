package org.cnnvis.command;

import java.util.List;

import org.cnnvis.model.Model;

/** Where commands get models from. */
interface ModelSource {

	/** The names that a dialog offers, the default first. */
	List<String> names();

	/**
	 * Reads a model, or returns the one that was read before. Loads no engine.
	 *
	 * @param name from the list, or the path of a model file
	 * @throws org.cnnvis.CnnVisException if there is no such model, or its file cannot be used
	 */
	Model load(String name);
}
