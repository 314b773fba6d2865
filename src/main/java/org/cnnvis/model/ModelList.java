package org.cnnvis.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.download.Checksum;
import org.cnnvis.model.download.Entry;
import org.cnnvis.model.download.Source;
import org.cnnvis.model.download.Watcher;

/**
 * What a manager of models shows and does: what is known of each, checking files, removing them.
 *
 * <pre>{@code
 * for (ModelInfo info : new ModelList(Models.shared()).all()) System.out.println(info.line());
 * }</pre>
 */
public final class ModelList {

	/** Instead of a source. */
	public static final String NOT_DOWNLOADED = "to be downloaded";

	private final Models models;
	private final ModelIndex index;

	public ModelList(final Models models) {
		this.models = models;
		this.index = new ModelIndex(models.folder().path());
	}

	/** All models in the order of {@link Models#names()}, without loading any. */
	public List<ModelInfo> all() {
		final List<ModelInfo> all = new ArrayList<>();
		for (final String name : models.names())
			all.add(known(name));
		return all;
	}

	/** What is known of a model without loading it. */
	public ModelInfo known(final String name) {
		final Optional<Path> file = models.file(name);
		if (file.isPresent()) return index.find(file.get()).map(info -> info.named(name)).orElseGet(() -> ModelInfo.unknown(
			name, file.get().toString(), bytes(file.get()), "", ""));
		final Optional<Entry> entry = models.catalogue().entry(name);
		if (!entry.isPresent()) return BundledModel.info(name);
		return ModelInfo.unknown(name, NOT_DOWNLOADED, entry.get().sources().get(0).size(), entry.get().licence(), "");
	}

	/** What there is to know of a model, by loading it; why it cannot be loaded, if so. Nothing is downloaded. */
	public ModelInfo inspect(final String name) {
		final ModelInfo before = known(name);
		if (before.isKnown() || before.source().equals(NOT_DOWNLOADED)) return before;
		final Optional<Path> file = models.file(name);
		ModelInfo info;
		try {
			info = ModelInfo.of(models.get(name), before.bytes());
		}
		catch (final CnnVisException e) {
			info = ModelInfo.unknown(name, before.source(), before.bytes(), "", e.getMessage());
		}
		if (file.isPresent()) index.put(file.get(), info);
		return info;
	}

	private static long bytes(final Path file) {
		try {
			return Files.size(file);
		}
		catch (final IOException e) {
			throw new CnnVisException(file + " cannot be read: " + e.getMessage(), e);
		}
	}

	/**
	 * Reads a model's file again and compares its sum with the one of its import or download.
	 *
	 * @return a sentence that says that it is the same, or what its sum is where there is nothing to compare with
	 * @throws CnnVisException if it has changed
	 */
	public String verify(final String name, final Watcher watcher) {
		final Path file = file(name);
		try {
			final String sum = Checksum.sha256(file, watcher).value(), before = Sidecar.beside(file).sha256();
			if (!before.isEmpty() && !before.equals(sum)) throw new CnnVisException(name +
				" has changed since it came here: its SHA-256 is " + sum + " instead of " + before +
				"; remove it and get it again");
			for (final Source source : sources(name, file)) {
				final Checksum published = source.checksum().of(file, watcher);
				if (!published.equals(source.checksum())) throw new CnnVisException(name + " is not the file that " + source
					.publisher() + " publishes (" + published + " instead of " + source.checksum() + "); remove it and download it");
				return name + " is the file that " + source.publisher() + " publishes (" + published + "), SHA-256 " + sum;
			}
			return name + (before.isEmpty() ? " was put here without a sum to compare with" : " is unchanged") + ", SHA-256 " + sum;
		}
		catch (final IOException e) {
			throw new CnnVisException(file + " cannot be read: " + e.getMessage(), e);
		}
	}

	private List<Source> sources(final String name, final Path file) {
		final List<Source> sources = new ArrayList<>();
		models.catalogue().entry(name).ifPresent(entry -> entry.sources().stream().filter(s -> file.endsWith(s.fileName()))
			.forEach(sources::add));
		return sources;
	}

	/**
	 * Deletes a model's file, and the description beside it.
	 *
	 * @return a sentence for the user
	 * @throws CnnVisException if the model is not a file of the models folder, or cannot be deleted
	 */
	public String remove(final String name) {
		final Path file = file(name);
		if (!models.folder().contains(file)) throw new CnnVisException(file + " is not in the models folder " + models
			.folder().path() + ": it is not removed");
		try {
			Files.delete(file);
			Files.deleteIfExists(Sidecar.pathFor(file));
		}
		catch (final IOException e) {
			throw new CnnVisException(file + " cannot be deleted: " + e.getMessage(), e);
		}
		return name + " was removed from " + models.folder().path();
	}

	private Path file(final String name) {
		return models.file(name).filter(Files::isRegularFile).orElseThrow(() -> new CnnVisException("model: " + name +
			(models.catalogue().entry(name).isPresent() ? " is not downloaded yet." : " is not a file: it is part of CNN Vis.")));
	}
}
