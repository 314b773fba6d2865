package org.cnnvis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there whole or not at all: into a file beside them first, which then takes their place. */
public final class WholeFile {

	private WholeFile() {}

	/** What writes the content. */
	public interface Writer {

		void write(Path part) throws IOException;
	}

	/** @throws CnnVisException if it cannot be written; what was there before stays */
	public static void write(final Path file, final String text) {
		write(file, part -> Files.write(part, text.getBytes(StandardCharsets.UTF_8)));
	}

	/** @throws CnnVisException if it cannot be written; what was there before stays */
	public static void write(final Path file, final Writer writer) {
		final Path whole = file.toAbsolutePath(), part = whole.resolveSibling(whole.getFileName() + ".part");
		try {
			Files.createDirectories(whole.getParent());
			try {
				writer.write(part);
				replace(part, whole);
			}
			finally {
				Files.deleteIfExists(part);
			}
		}
		catch (final IOException e) {
			throw new CnnVisException("The file " + whole + " cannot be written (" + reason(e) +
				"): choose another folder, or make room.", e);
		}
	}

	private static void replace(final Path part, final Path whole) throws IOException {
		try {
			Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** The messages of some exceptions are only a path. */
	private static String reason(final IOException e) {
		return e.getMessage() == null || e.getMessage().startsWith("/") && !e.getMessage().contains(":") ? e.getClass()
			.getSimpleName().replace("Exception", "") + ": " + e.getMessage() : e.getMessage();
	}
}
