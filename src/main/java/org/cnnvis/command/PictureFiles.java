package org.cnnvis.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cnnvis.CnnVisException;
import org.cnnvis.classify.Classification;
import org.cnnvis.classify.Classifier;
import org.cnnvis.ij1.GreyLevels;
import org.cnnvis.ij1.ImageFile;
import org.cnnvis.ij1.ShownImage;

/**
 * Classifies images that are slices or files, some at a time: they are read and made smaller on all cores, then the
 * network computes them together.
 */
final class PictureFiles {

	/** Views that the network computes together. */
	static final int BATCH = 16;

	/** Is told the pictures in their order. */
	interface Listener {

		void found(ClassifiedSlice slice);

		/** False to stop. */
		boolean goesOn(int done, int all, String message);
	}

	private final Classifier classifier;
	private final GreyLevels levels;
	private final boolean allSlices;
	private final Listener listener;

	PictureFiles(final Classifier classifier, final GreyLevels levels, final boolean allSlices,
		final Listener listener)
	{
		this.classifier = classifier;
		this.levels = levels;
		this.allSlices = allSlices;
		this.listener = listener;
	}

	/**
	 * The files in a folder and the folders in it, in alphabetical order, without hidden ones.
	 *
	 * @throws CnnVisException if there is no such folder, or nothing in it
	 */
	static List<Path> in(final String folder) {
		final Path path = folder(folder);
		try (Stream<Path> files = Files.walk(path)) {
			final List<Path> found = files.filter(Files::isRegularFile).filter(file -> !path.relativize(file).toString()
				.matches("(.*[/\\\\])?\\..*")).sorted().collect(Collectors.toList());
			if (found.isEmpty()) throw new CnnVisException("folder: there are no files in " + path + ".");
			return found;
		}
		catch (final IOException | UncheckedIOException e) {
			throw new CnnVisException("folder: " + path + " cannot be read (" + e.getMessage() + ").", e);
		}
	}

	/** @throws CnnVisException if there is no such folder */
	static Path folder(final String folder) {
		try {
			final Path path = Paths.get(folder);
			if (Files.isDirectory(path)) return path;
		}
		catch (final InvalidPathException e) {
			throw new CnnVisException("folder: '" + folder + "' is not the path of a folder.", e);
		}
		throw new CnnVisException("folder: there is no folder " + folder + ".");
	}

	/** All slices of an image, or the one that is shown. */
	void classify(final ShownImage image) {
		classify(image, image.title());
	}

	/** Stopped, it has told of all that it has read. */
	private boolean classify(final ShownImage image, final String name) {
		final int first = allSlices ? 1 : image.currentSlice(), last = allSlices ? image.slices() : first;
		if (!image.measure(plane -> listener.goesOn(plane, image.planes(), name + " range of the data"))) return false;
		final List<float[]> pictures = new ArrayList<>();
		// ImageJ's stacks are read by one thread at a time.
		for (int slice = first; slice <= last; slice++) {
			if (!listener.goesOn(slice - first, last - first + 1, name + " slice " + slice + " of " + image.slices())) {
				tell(name, slice, pictures);
				return false;
			}
			pictures.add(classifier.prepare(image.pixels(slice)));
			if (pictures.size() == BATCH || slice == last) tell(name, slice + 1, pictures);
		}
		return true;
	}

	/** @param end slice after the last picture */
	private void tell(final String name, final int end, final List<float[]> pictures) {
		final int start = end - pictures.size();
		final List<Classification> found = classifier.classify(pictures);
		for (int i = 0; i < found.size(); i++)
			listener.found(ClassifiedSlice.of(name, start + i, found.get(i)));
		pictures.clear();
	}

	/** @param folder whose name is left out of the pictures' names */
	void classify(final Path folder, final List<Path> files) {
		for (int from = 0; from < files.size(); from += BATCH) {
			final List<Path> part = files.subList(from, Math.min(files.size(), from + BATCH));
			if (!listener.goesOn(from, files.size(), folder.relativize(part.get(0)) + ", " + (from + 1) + " of " + files
				.size())) return;
			if (!tell(part.parallelStream().map(file -> read(file, folder.relativize(file).toString().replace('\\', '/')))
				.collect(Collectors.toList()))) return;
		}
	}

	private Read read(final Path file, final String name) {
		final Read read = new Read(name);
		try {
			final ShownImage image = new ShownImage(ImageFile.open(file), levels);
			if (allSlices && image.slices() > 1) read.stack = image;
			else {
				read.slice = image.currentSlice();
				read.prepared = classifier.prepare(image.pixels(read.slice));
			}
		}
		catch (final CnnVisException e) {
			read.problem = e.getMessage();
		}
		return read;
	}

	private boolean tell(final List<Read> files) {
		final List<float[]> pictures = new ArrayList<>();
		for (final Read file : files)
			if (file.prepared != null) pictures.add(file.prepared);
		final List<Classification> found = classifier.classify(pictures);
		int next = 0;
		for (final Read file : files) {
			if (file.problem != null) listener.found(ClassifiedSlice.broken(file.name, file.problem));
			else if (file.prepared != null) listener.found(ClassifiedSlice.of(file.name, file.slice, found.get(next++)));
			else if (!classify(file.stack, file.name)) return false;
		}
		return true;
	}

	/** A file after the first step. */
	private static final class Read {

		private final String name;
		private float[] prepared;
		private int slice;
		private ShownImage stack;
		private String problem;

		Read(final String name) {
			this.name = name;
		}
	}
}
