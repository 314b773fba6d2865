package org.cnnvis.model.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.cnnvis.CnnVisException;

/**
 * The models that can be downloaded: those of the resource {@code catalogue.json}, and those of a file of the same name
 * and form in the models folder, whose entries replace ours of the same name. Immutable.
 */
public final class Catalogue {

	/** Name of the resource, and of the user's own file. */
	public static final String FILE = "catalogue.json";

	private static final long LARGEST = 1 << 20;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private Catalogue() {}

	/** @throws CnnVisException if the user's file is there, but not of the form of ours */
	public static Catalogue of(final Path folder) {
		final Catalogue catalogue = new Catalogue();
		try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
			catalogue.add(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
			final Path own = folder.resolve(FILE);
			if (!Files.isRegularFile(own)) return catalogue;
			if (Files.size(own) > LARGEST) throw new CnnVisException(own + " is too large for a list of downloads");
			catalogue.add(own.toString(), new String(Files.readAllBytes(own), StandardCharsets.UTF_8));
			return catalogue;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public Collection<Entry> entries() {
		return Collections.unmodifiableCollection(entries.values());
	}

	public Optional<Entry> entry(final String name) {
		return Optional.ofNullable(entries.get(name));
	}

	private void add(final String file, final String text) {
		try {
			for (final JsonElement model : array(JsonParser.parseString(text).getAsJsonObject(), "models")) {
				final Entry entry = entry(model.getAsJsonObject());
				entries.put(entry.name(), entry);
			}
		}
		catch (final JsonParseException | IllegalStateException | ClassCastException | UnsupportedOperationException
				| NumberFormatException | CnnVisException | URISyntaxException e)
		{
			throw new CnnVisException(file + " is not a list of downloads: " + e.getMessage(), e);
		}
	}

	private static Entry entry(final JsonObject json) throws URISyntaxException {
		final List<Source> sources = new ArrayList<>();
		for (final JsonElement source : array(json, "sources"))
			sources.add(source(source.getAsJsonObject()));
		final String name = text(json, "name"), licence = text(json, "licence");
		if (sources.isEmpty()) throw new CnnVisException("'" + name + "' has no sources");
		final JsonObject description = json.has("description") ? json.getAsJsonObject("description") : new JsonObject();
		description.addProperty("licence", licence);
		return new Entry(name, licence, description.toString(), sources);
	}

	private static Source source(final JsonObject json) throws URISyntaxException {
		final URI address = new URI(text(json, "address"));
		if (address.getScheme() == null || !address.getScheme().matches("https?") || address.getHost() == null || address
			.getPath().endsWith("/") || address.getPath().isEmpty()) throw new CnnVisException("'" + address +
				"' is not the http address of a file");
		return new Source(text(json, "publisher"), address, json.has("size") ? json.get("size").getAsLong() : 0, Checksum
			.parse(text(json, "checksum")));
	}

	private static JsonArray array(final JsonObject json, final String key) {
		if (!json.has(key)) throw new CnnVisException("'" + key + "' is missing");
		return json.getAsJsonArray(key);
	}

	private static String text(final JsonObject json, final String key) {
		if (!json.has(key)) throw new CnnVisException("'" + key + "' is missing");
		return json.get(key).getAsString();
	}
}
