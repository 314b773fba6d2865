package org.cnnvis.model;

/** Loads models from files. */
public final class ModelLoader {

	/** Bytes of a file that formats are shown to recognise it. */
	public static final int HEAD_BYTES = 16;

	private ModelLoader() {}
}
