package org.cnnvis.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

/**
 * Remembers what was found out about the files of the models folder, so that a list of models of hundreds of megabytes
 * opens at once. What has changed since is forgotten. Safe for use by several threads.
 */
final class ModelIndex {

	private static final String FILE = ".index.json";
	private static final long LARGEST = 4 << 20;

	private final Path file;
	private final Map<String, ModelInfo> known = new HashMap<>();

	ModelIndex(final Path folder) {
		this.file = folder.resolve(FILE);
		try {
			if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) return;
			final Map<String, ModelInfo> stored = new Gson().fromJson(new String(Files.readAllBytes(file),
				StandardCharsets.UTF_8), new TypeToken<Map<String, ModelInfo>>() {}.getType());
			if (stored != null) stored.forEach((key, info) -> {
				if (info != null && info.isWhole()) known.put(key, info);
			});
		}
		catch (final JsonParseException e) {
			// A damaged memory is an empty one: everything can be found out again.
			known.clear();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Empty where the file, or the description beside it, is another one than when it was read. */
	synchronized Optional<ModelInfo> find(final Path model) {
		return Optional.ofNullable(known.get(key(model)));
	}

	synchronized void put(final Path model, final ModelInfo info) {
		known.put(key(model), info);
		try {
			if (Files.isDirectory(file.getParent())) Files.write(file, new Gson().toJson(known).getBytes(
				StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String key(final Path model) {
		final Path sidecar = Sidecar.pathFor(model);
		try {
			return model.toAbsolutePath() + "|" + Files.size(model) + "|" + Files.getLastModifiedTime(model).toMillis() + "|" +
				(Files.exists(sidecar) ? Files.getLastModifiedTime(sidecar).toMillis() + "," + Files.size(sidecar) : "");
		}
		catch (final IOException e) {
			return model.toString();
		}
	}
}
