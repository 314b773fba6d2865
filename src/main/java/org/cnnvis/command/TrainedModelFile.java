package org.cnnvis.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.ModelFolder;

/** Where a trained model goes: a name in the folder of models, so that it is in the list, or any path. */
final class TrainedModelFile {

	private static final String ENDING = ".zip";
	/** Of a network of 140 million weights, with its checkpoint. */
	private static final long ROOM = 1L << 30;

	private final Path file;
	private final String name;

	/** @throws CnnVisException if the name is none of a file, or nothing can be written there */
	TrainedModelFile(final String text) {
		final String trimmed = text.trim();
		if (trimmed.isEmpty()) throw new CnnVisException("name: write a name for the model that is trained.");
		final String whole = trimmed.endsWith(ENDING) ? trimmed : trimmed + ENDING;
		try {
			final Path path = Paths.get(whole);
			final boolean listed = path.getNameCount() == 1 && !path.isAbsolute();
			file = (listed ? ModelFolder.find().path().resolve(path) : path).toAbsolutePath();
			name = listed ? whole : file.toString();
		}
		catch (final InvalidPathException e) {
			throw new CnnVisException("name: '" + trimmed + "' cannot be the name of a file.", e);
		}
	}

	/** A name that is not taken, made from a folder's and a method's. */
	static String suggested(final Path folder, final String method) {
		final Path last = folder.toAbsolutePath().normalize().getFileName();
		final String base = (last == null ? "photographs" : last) + " " + method.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", " ").trim();
		String name = base;
		for (int i = 2; new TrainedModelFile(name).exists(); i++)
			name = base + " " + i;
		return name;
	}

	boolean exists() {
		return Files.exists(file);
	}

	/** @throws CnnVisException if there is no place for a file, which is better known before training than after it */
	void requireRoom() {
		final Path folder = file.getParent();
		try {
			Files.createDirectories(folder);
			if (!Files.isWritable(folder)) throw new CnnVisException("name: nothing can be written into " + folder +
				"; give a path elsewhere.");
			final long room = Files.getFileStore(folder).getUsableSpace();
			if (room < ROOM / 8) throw new CnnVisException("name: the disk of " + folder + " has only " + (room >> 20) +
				" MB left; make room, or give a path elsewhere.");
		}
		catch (final IOException e) {
			throw new CnnVisException("name: the folder " + folder + " cannot be made (" + e.getMessage() +
				"); give a path elsewhere.", e);
		}
	}

	Path path() {
		return file;
	}

	/** As Models knows it. */
	String name() {
		return name;
	}

	/** A file beside it, whose ending no model has. */
	Path beside(final String ending) {
		return file.resolveSibling(file.getFileName().toString().substring(0, file.getFileName().toString().length() -
			ENDING.length()) + ending);
	}
}
