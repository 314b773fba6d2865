package org.cnnvis.train.data;

import java.nio.file.Path;

/** A photograph's file and what it shows. */
public final class LabelledFile {

	private final Path file;
	private final int label;

	/** @param label index of the class */
	public LabelledFile(final Path file, final int label) {
		this.file = file;
		this.label = label;
	}

	public Path file() {
		return file;
	}

	/** Index of the class. */
	public int label() {
		return label;
	}

	@Override
	public String toString() {
		return label + " " + file;
	}
}
