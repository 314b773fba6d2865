package org.cnnvis.ij1.models;

/** What the buttons of the window of models do. */
public interface ModelActions {

	/** @param action layers, download, verify or remove */
	void perform(String action, String model);

	/** Runs work and reports what goes wrong in it to the user. */
	void guard(Runnable work);

	/** Asks for a file and takes it into the list. */
	void importFile();
}
