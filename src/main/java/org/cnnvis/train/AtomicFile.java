package org.cnnvis.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.cnnvis.CnnVisException;

/** Writes files that are there whole or not at all. */
final class AtomicFile {

	/** Writes a file's content. */
	interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	private AtomicFile() {}

	/** @throws CnnVisException if the file cannot be written; one that was there stays */
	static void write(final Path file, final Content content) {
		final Path whole = file.toAbsolutePath(), part = whole.resolveSibling(whole.getFileName() + ".part");
		try {
			Files.createDirectories(whole.getParent());
			try (OutputStream out = Files.newOutputStream(part)) {
				content.writeTo(out);
			}
			Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException e) {
			remove(part, e);
			throw new CnnVisException("The file " + file + " cannot be written (" + e.getMessage() +
				"): choose another folder or make room.", e);
		}
	}

	private static void remove(final Path part, final IOException cause) {
		try {
			Files.deleteIfExists(part);
		}
		catch (final IOException e) {
			cause.addSuppressed(e);
		}
	}

	static void write(final Path file, final String text) {
		write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}
}
