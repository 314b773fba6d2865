package org.cnnvis.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cnnvis.CnnVisException;

/**
 * A folder with one sub-folder of photographs per class; the sub-folders' names are the classes, in alphabetical order.
 * Folders within these belong to the class. What begins with a dot is not seen. No file is opened. Immutable.
 */
public final class ImageFolder {

	private final Path path;
	private final List<String> classes;
	private final List<LabelledFile> files;

	private ImageFolder(final Path path, final List<String> classes, final List<LabelledFile> files) {
		this.path = path;
		this.classes = Collections.unmodifiableList(classes);
		this.files = Collections.unmodifiableList(files);
	}

	/**
	 * A folder to learn from.
	 *
	 * @throws CnnVisException if the folder is missing, has fewer than two classes, or a class has no files
	 */
	public static ImageFolder open(final Path folder) {
		final ImageFolder found = ofAnyClasses(folder);
		if (found.classes.size() < 2) throw new CnnVisException("The folder " + folder + " has " + (found.classes.isEmpty()
			? "no sub-folders" : "only the sub-folder '" + found.classes.get(0) + "'") +
			": training needs at least two, one for each class.");
		return found.requireFiles();
	}

	/**
	 * A folder to judge by, which may have any number of classes.
	 *
	 * @throws CnnVisException if the folder is missing
	 */
	public static ImageFolder ofAnyClasses(final Path folder) {
		if (!Files.isDirectory(folder)) throw new CnnVisException("There is no folder " + folder +
			": give a folder with one sub-folder of photographs per class.");
		final List<String> classes = new ArrayList<>();
		final List<LabelledFile> files = new ArrayList<>();
		for (final Path classFolder : list(folder, 1, Files::isDirectory)) {
			for (final Path file : list(classFolder, Integer.MAX_VALUE, Files::isRegularFile))
				files.add(new LabelledFile(file, classes.size()));
			classes.add(classFolder.getFileName().toString());
		}
		return new ImageFolder(folder, classes, files);
	}

	/** The same folder without some of its files. */
	public ImageFolder without(final Set<LabelledFile> left) {
		return new ImageFolder(path, classes, files.stream().filter(file -> !left.contains(file)).collect(Collectors
			.toList()));
	}

	/** @throws CnnVisException if a class has no files */
	ImageFolder requireFiles() {
		for (int label = 0; label < classes.size(); label++)
			if (files(label).isEmpty()) throw new CnnVisException("The class folder " + path.resolve(classes.get(label)) +
				" has no photographs: add some or remove it.");
		return this;
	}

	public Path path() {
		return path;
	}

	/** Names of the classes; a label is an index into this list. */
	public List<String> classes() {
		return classes;
	}

	/** All photographs, ordered by class, then by path. */
	public List<LabelledFile> files() {
		return files;
	}

	/** The photographs of a class. */
	public List<LabelledFile> files(final int label) {
		return files.stream().filter(file -> file.label() == label).collect(Collectors.toList());
	}

	/** In alphabetical order, without the folder itself and hidden ones. */
	private static List<Path> list(final Path folder, final int depth, final Predicate<Path> wanted) {
		try (Stream<Path> entries = Files.walk(folder, depth)) {
			return entries.filter(path -> !path.equals(folder) && wanted.test(path) && !isHidden(folder.relativize(path)))
				.sorted().collect(Collectors.toList());
		}
		catch (final IOException | UncheckedIOException e) {
			throw new CnnVisException("The folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
		}
	}

	private static boolean isHidden(final Path relative) {
		for (final Path part : relative)
			if (part.toString().startsWith(".")) return true;
		return false;
	}
}
