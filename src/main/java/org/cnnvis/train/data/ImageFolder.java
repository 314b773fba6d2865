package org.cnnvis.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cnnvis.CnnVisException;

/** A folder with one sub-folder of photographs per class; the sub-folders' names are the classes, in alphabetical order. */
public final class ImageFolder {

	private final List<String> classes;
	private final List<LabelledFile> files;

	private ImageFolder(final List<String> classes, final List<LabelledFile> files) {
		this.classes = Collections.unmodifiableList(classes);
		this.files = Collections.unmodifiableList(files);
	}

	/** @throws CnnVisException if the folder is missing, has fewer than two classes, or a class has no files */
	public static ImageFolder open(final Path folder) {
		if (!Files.isDirectory(folder)) throw new CnnVisException("There is no folder " + folder +
			": give a folder with one sub-folder of photographs per class.");
		final List<String> classes = new ArrayList<>();
		final List<LabelledFile> files = new ArrayList<>();
		for (final Path classFolder : list(folder, Files::isDirectory)) {
			final List<Path> photographs = list(classFolder, Files::isRegularFile);
			if (photographs.isEmpty()) throw new CnnVisException("The class folder " + classFolder +
				" has no photographs: add some or remove it.");
			for (final Path file : photographs)
				files.add(new LabelledFile(file, classes.size()));
			classes.add(classFolder.getFileName().toString());
		}
		if (classes.size() < 2) throw new CnnVisException("The folder " + folder + " has " + classes.size() +
			" sub-folders: training needs at least two, one for each class.");
		return new ImageFolder(classes, files);
	}

	/** Names of the classes; a label is an index into this list. */
	public List<String> classes() {
		return classes;
	}

	/** All photographs, ordered by class, then by name. */
	public List<LabelledFile> files() {
		return files;
	}

	/** In alphabetical order, without hidden ones. */
	private static List<Path> list(final Path folder, final Predicate<Path> wanted) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(wanted).filter(p -> !p.getFileName().toString().startsWith(".")).sorted().collect(Collectors
				.toList());
		}
		catch (final IOException | UncheckedIOException e) {
			throw new CnnVisException("The folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
		}
	}
}
