package org.cnnvis.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ij.IJ;
import ij.Prefs;

import org.apache.commons.codec.digest.DigestUtils;
import org.cnnvis.Version;
import org.cnnvis.model.ModelFolder;
import org.cnnvis.model.Models;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/**
 * The outlines of models, kept beside ImageJ's preferences: a dialog that shows a model again need not read its file.
 * Forgotten when the file or the version of CNN Vis changes.
 */
final class Outlines {

	/** The models in the jar, of which it has the outlines too. */
	private static final Map<String, String> BUNDLED = Map.of(Models.DEFAULT, "/models/flowers.zip", Models.SMALL,
		"/models/flowers-small.zip");
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
	private static final Map<String, Outline> KNOWN = new ConcurrentHashMap<>();

	private Outlines() {}

	/**
	 * @param name of a model, or path of its file
	 * @throws org.cnnvis.CnnVisException if the outline is not kept, and the model cannot be loaded
	 */
	static Outline of(final String name) {
		final String stamp = stamp(name);
		return KNOWN.computeIfAbsent(stamp, key -> {
			final Outline shipped = BUNDLED.containsKey(name) ? shipped(name) : null;
			final Outline kept = shipped != null ? shipped : read(file(stamp));
			if (kept != null) return kept;
			final Outline outline = Outline.of(Models.shared().get(name));
			write(file(stamp), outline);
			return outline;
		});
	}

	/** Another one when the model has changed. */
	private static String stamp(final String name) {
		final StringBuilder stamp = new StringBuilder(Version.TEXT).append('\n').append(BUNDLED.containsKey(name) ? bytes(name) : 0)
			.append('\n').append(name);
		try {
			final Path file = ModelFolder.find().file(name).orElse(Paths.get(name));
			for (final Path part : new Path[] { file, Paths.get(file + ".json") })
				if (Files.isRegularFile(part)) stamp.append('\n').append(part.toAbsolutePath()).append(' ').append(Files.size(part))
					.append(' ').append(Files.getLastModifiedTime(part));
		}
		catch (final InvalidPathException | IOException e) {
			// Not a file: a name from the list, or a mistake that loading the model will report.
			return stamp.toString();
		}
		return stamp.toString();
	}

	/** Size of a bundled model's file: it is replaced now and then between two versions. */
	private static long bytes(final String name) {
		try {
			final URL bundled = Outlines.class.getResource(BUNDLED.get(name));
			return bundled == null ? 0 : bundled.openConnection().getContentLengthLong();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The jar is damaged", e);
		}
	}

	private static Outline shipped(final String name) {
		try (InputStream in = Outlines.class.getResourceAsStream(BUNDLED.get(name) + ".outline.json")) {
			if (in == null) return null;
			final Shipped shipped = parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), Shipped.class);
			return shipped != null && shipped.bytes == bytes(name) ? shipped.outline : null;
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The jar is damaged", e);
		}
	}

	/** The text of the outline that ships with a bundled model. */
	static String toShip(final String name) {
		return GSON.toJson(new Shipped(bytes(name), Outline.of(Models.shared().get(name)))) + "\n";
	}

	private static Path file(final String stamp) {
		return Paths.get(Prefs.getPrefsDir(), "cnnvis-models", DigestUtils.sha256Hex(stamp) + ".json");
	}

	/** Null where there is none, or none that is whole. */
	private static Outline read(final Path file) {
		try {
			final Outline outline = Files.exists(file) ? parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8),
				Outline.class) : null;
			return outline != null && outline.isComplete() ? outline : null;
		}
		catch (final IOException e) {
			return null;
		}
	}

	private static <T> T parse(final String text, final Class<T> type) {
		try {
			return GSON.fromJson(text, type);
		}
		catch (final JsonParseException e) {
			return null;
		}
	}

	/** Where the folder cannot be written, the model is read again next time. */
	private static void write(final Path file, final Outline outline) {
		try {
			Files.createDirectories(file.getParent());
			final Path part = Files.createTempFile(file.getParent(), "outline", ".part");
			Files.write(part, GSON.toJson(outline).getBytes(StandardCharsets.UTF_8));
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException e) {
			IJ.log("What CNN Vis knows of a model cannot be kept for the next dialog: " + e.getMessage());
		}
	}

	private static final class Shipped {

		private final long bytes;
		private final Outline outline;

		private Shipped(final long bytes, final Outline outline) {
			this.bytes = bytes;
			this.outline = outline;
		}
	}
}
