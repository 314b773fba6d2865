package org.cnnvis.model;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;
import org.cnnvis.model.download.Catalogue;
import org.cnnvis.model.download.Downloads;
import org.cnnvis.model.download.Entry;
import org.cnnvis.model.download.Watcher;

/**
 * All models that can be used, by name: bundled ones, those that can be downloaded, the files of the models folder
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

	/** A smaller and faster one for the same flowers, part of the jar, too. */
	public static final String SMALL = "Flowers, small (bundled)";

	/** The files in the jar by their models' names. */
	static final Map<String, String> BUNDLED = Collections.unmodifiableMap(bundled());

	private static final Models SHARED = new Models(ModelFolder.find());

	private final ModelFolder folder;
	private final Downloads downloads;
	private final Map<String, Supplier<Model>> sources = new LinkedHashMap<>();
	private final Map<String, Slot> loaded = new ConcurrentHashMap<>();
	private volatile Watcher watcher = Watcher.NONE;

	/** @param folder whose files are offered by their names */
	public Models(final ModelFolder folder) {
		this.folder = folder;
		this.downloads = new Downloads(folder.path());
		BUNDLED.forEach((name, resource) -> sources.put(name, () -> BundledModel.load(name, resource)));
	}

	private static Map<String, String> bundled() {
		final Map<String, String> files = new LinkedHashMap<>();
		files.put(DEFAULT, "flowers.zip");
		files.put(SMALL, "flowers-small.zip");
		return files;
	}

	/** Those of the user's models folder. */
	public static Models shared() {
		return SHARED;
	}

	/** Who is told of downloads, and asked before one starts. Without one they start and say nothing. */
	public void watchDownloads(final Watcher host) {
		watcher = host;
	}

	public ModelFolder folder() {
		return folder;
	}

	/** What can be downloaded, with the user's own additions. */
	public Catalogue catalogue() {
		return Catalogue.of(folder.path());
	}

	/**
	 * Names for a list: bundled, those that can be downloaded, then the models folder's other files in alphabetical
	 * order.
	 */
	public List<String> names() {
		final List<String> names = new ArrayList<>(sources.keySet()), files = new ArrayList<>(folder.names());
		for (final Entry entry : catalogue().entries()) {
			names.add(entry.name());
			entry.sources().forEach(source -> files.remove(source.fileName()));
		}
		names.addAll(files);
		return names;
	}

	/** The file of a name in the list, or of a path; empty for what is bundled, or not downloaded yet. */
	public Optional<Path> file(final String name) {
		final Optional<String> listed = listed(name);
		if (listed.isPresent() && sources.containsKey(listed.get())) return Optional.empty();
		final Optional<Entry> entry = listed.flatMap(catalogue()::entry);
		if (entry.isPresent()) return downloads.file(entry.get());
		return Optional.of(listed.flatMap(folder::file).orElseGet(() -> path(name)));
	}

	/**
	 * Loads a model, or returns it if it is loaded already. One that can be downloaded is, if it is not there.
	 *
	 * @param name one of {@link #names()} (upper and lower case, spaces, hyphens and underscores do not matter), or the
	 *          path of a file
	 * @throws CnnVisException if there is no such model (the nearest name is suggested), or it cannot be loaded
	 */
	public Model get(final String name) {
		final Optional<String> listed = listed(name);
		if (listed.isPresent() && sources.containsKey(listed.get())) return slot(listed.get()).get(sources.get(listed
			.get()));
		final Path file = file(name).orElseGet(() -> download(name));
		return slot(stamp(file)).get(() -> ModelLoader.load(listed.orElse(name), file));
	}

	/** The file of a model of the catalogue, downloaded if it is not there. */
	public Path download(final String name) {
		final Optional<Entry> entry = listed(name).flatMap(catalogue()::entry);
		return downloads.fetch(entry.orElseThrow(() -> new CnnVisException("'" + name +
			"' is not a model that can be downloaded" + Suggestion.sentenceEnd(name, downloadable()))), watcher);
	}

	private List<String> downloadable() {
		return catalogue().entries().stream().map(Entry::name).collect(Collectors.toList());
	}

	/** The name in the list that is meant. */
	private Optional<String> listed(final String name) {
		// The usual case needs neither the catalogue nor the folder.
		if (sources.containsKey(name)) return Optional.of(name);
		final List<String> names = names();
		if (names.contains(name)) return Optional.of(name);
		final Optional<String> same = names.stream().filter(n -> Suggestion.plain(n).equals(Suggestion.plain(name)))
			.findFirst();
		// VGG16 is enough for VGG16 (ImageNet).
		return same.isPresent() ? same : names.stream().filter(n -> n.contains(" (") && Suggestion.plain(n.substring(0, n
			.indexOf(" ("))).equals(Suggestion.plain(name))).findFirst();
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

	/** Another one when the file, or the description beside it, has changed. */
	private static String stamp(final Path file) {
		final Path sidecar = Sidecar.pathFor(file);
		try {
			return file + "\n" + Files.size(file) + "\n" + Files.getLastModifiedTime(file) + "\n" + (Files.exists(sidecar) ? Files
				.size(sidecar) + "\n" + Files.getLastModifiedTime(sidecar) : "");
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
