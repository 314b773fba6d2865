package org.cnnvis.model;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;
import org.cnnvis.model.zoo.ZooFile;

/**
 * All models that can be used, by name: bundled ones, those of DL4J's zoo, the files of the models folder
 * ({@link ModelFolder}), and any other file by its path. Listing the names loads nothing. A loaded model is kept as
 * long as memory allows. Safe for use by several threads.
 *
 * <pre>{@code
 * Model model = Models.shared().get("Flowers (bundled)");
 * Model mine = Models.shared().get("models/mine.h5");
 * }</pre>
 */
public final class Models {

	/** The model that is used when none is named: part of the jar, works without a network. */
	public static final String DEFAULT = "Flowers (bundled)";

	private static final String ZOO_VGG16 = "VGG16 (DL4J zoo)";

	private static final Models SHARED = new Models(ModelFolder.find());

	private final ModelFolder folder;
	private final Map<String, Supplier<Model>> sources = new LinkedHashMap<>();
	private final Map<String, Slot> loaded = new ConcurrentHashMap<>();

	/** @param folder whose files are offered by their names */
	public Models(final ModelFolder folder) {
		this.folder = folder;
		sources.put(DEFAULT, () -> BundledModel.load(DEFAULT, "flowers.zip"));
		sources.put(ZOO_VGG16, () -> ModelLoader.load(ZOO_VGG16, ZooFile.vgg16()));
	}

	/** Those of the user's models folder. */
	public static Models shared() {
		return SHARED;
	}

	/** Names for a list: bundled, zoo, then the models folder's files in alphabetical order. */
	public List<String> names() {
		final List<String> names = new ArrayList<>(sources.keySet());
		names.addAll(folder.names());
		return names;
	}

	/**
	 * Loads a model, or returns it if it is loaded already.
	 *
	 * @param name one of {@link #names()} (upper and lower case, spaces, hyphens and underscores do not matter), or the
	 *          path of a file
	 * @throws CnnVisException if there is no such model (the nearest name is suggested), or it cannot be loaded
	 */
	public Model get(final String name) {
		final Optional<String> listed = listed(name);
		if (listed.isPresent() && sources.containsKey(listed.get())) return slot(listed.get()).get(sources.get(listed
			.get()));
		final Path file = listed.flatMap(folder::file).orElseGet(() -> path(name));
		return slot(stamp(file)).get(() -> ModelLoader.load(listed.orElse(name), file));
	}

	/** The name in the list that is meant. */
	private Optional<String> listed(final String name) {
		final List<String> names = names();
		if (names.contains(name)) return Optional.of(name);
		return names.stream().filter(n -> Suggestion.plain(n).equals(Suggestion.plain(name))).findFirst();
	}

	/** A file outside of the models folder. */
	private Path path(final String name) {
		try {
			final Path path = Paths.get(name);
			if (Files.exists(path) || path.getNameCount() > 1) return path.toAbsolutePath();
		}
		catch (final InvalidPathException e) {
			// Not a path on this system, so it is a misspelt name.
		}
		throw new CnnVisException("There is no model '" + name + "' in the list or in " + folder.path() + Suggestion
			.sentenceEnd(name, names()));
	}

	/** Another one when the file has changed. */
	private static String stamp(final Path file) {
		try {
			return file + "\n" + Files.size(file) + "\n" + Files.getLastModifiedTime(file);
		}
		catch (final IOException e) {
			return file.toString();
		}
	}

	private Slot slot(final String key) {
		return loaded.computeIfAbsent(key, k -> new Slot());
	}

	/** One model, loaded by the first thread that asks for it while the others wait. */
	private static final class Slot {

		private SoftReference<Model> reference = new SoftReference<>(null);

		synchronized Model get(final Supplier<Model> loader) {
			Model model = reference.get();
			if (model == null) {
				model = loader.get();
				reference = new SoftReference<>(model);
			}
			return model;
		}
	}
}
