package org.cnnvis.model;

import java.io.IOException;
import java.nio.file.Path;

/** A kind of model file that can be read. {@link ModelLoader} asks each format in turn. Implementations have no state. */
public interface ModelFormat {

	/** For messages: "Keras HDF5", "DL4J". */
	String name();

	/**
	 * Whether a file is of this kind, by its content and never by its name alone. Reads little.
	 *
	 * @param file exists and is not empty
	 * @param head its first bytes, at most {@link ModelLoader#HEAD_BYTES}
	 */
	boolean recognises(Path file, byte[] head) throws IOException;

	/**
	 * Reads a file that {@link #recognises} has accepted. Runs no code from the file.
	 *
	 * @throws org.cnnvis.CnnVisException if the file is broken, or has something that CNN Vis cannot compute; the message
	 *           names the layer. The file's name is put in front by the loader.
	 */
	ImportedModel read(Path file) throws IOException;
}
