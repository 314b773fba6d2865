package org.cnnvis.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder whose files are offered as models. It is, in this order: the folder in the system property
 * {@code cnnvis.models}; {@code models} in Fiji's or ImageJ's folder, if it is there or can be made;
 * {@code .cnnvis/models} in the user's home.
 */
public final class ModelFolder {

	private static final List<String> ENDINGS = Arrays.asList(".h5", ".hdf5", ".keras", ".zip", ".onnx", ".prototxt");
	private static final int DEPTH = 3;

	private final Path folder;

	/** @param folder need not exist */
	public ModelFolder(final Path folder) {
		this.folder = folder;
	}

	/** The user's. */
	public static ModelFolder find() {
		final String given = System.getProperty("cnnvis.models");
		if (given != null) return new ModelFolder(Paths.get(given));
		for (final String property : Arrays.asList("imagej.dir", "fiji.dir", "ij.dir", "plugins.dir")) {
			final String host = System.getProperty(property);
			if (host == null) continue;
			final Path place = Paths.get(host).toAbsolutePath().normalize();
			// plugins.dir may be the folder with the plugins itself, where jars are looked for and no models belong.
			final Path models = (place.endsWith("plugins") ? place.getParent() : place).resolve("models");
			// An ImageJ that was installed for all users is not the user's to write into.
			if (Files.isWritable(Files.isDirectory(models) ? models : models.getParent())) return new ModelFolder(models);
		}
		return new ModelFolder(Paths.get(System.getProperty("user.home"), ".cnnvis", "models"));
	}

	public Path path() {
		return folder;
	}

	/** Paths of the files, relative to the folder and with slashes, whose names end like a model's; none is opened. */
	public List<String> names() {
		if (!Files.isDirectory(folder)) return Collections.emptyList();
		try (Stream<Path> files = Files.walk(folder, DEPTH)) {
			return files.filter(Files::isRegularFile).filter(ModelFolder::looksLikeModel).map(file -> folder.relativize(file)
				.toString().replace('\\', '/')).sorted().collect(Collectors.toList());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The file of this name in the folder. */
	public Optional<Path> file(final String name) {
		return names().contains(name) ? Optional.of(folder.resolve(name)) : Optional.empty();
	}

	/** Whether a file lies in the folder. */
	public boolean contains(final Path file) {
		return file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
	}

	private static boolean looksLikeModel(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return ENDINGS.stream().anyMatch(name::endsWith);
	}
}
