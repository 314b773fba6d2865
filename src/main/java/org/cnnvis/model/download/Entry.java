package org.cnnvis.model.download;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A model that can be downloaded, from the first of its sources that answers. Immutable. */
public final class Entry {

	private final String name;
	private final String licence;
	private final String description;
	private final List<Source> sources;

	/**
	 * @param name in lists
	 * @param description JSON for beside the file, as {@link org.cnnvis.model.Sidecar} reads it
	 */
	Entry(final String name, final String licence, final String description, final List<Source> sources) {
		this.name = name;
		this.licence = licence;
		this.description = description;
		this.sources = Collections.unmodifiableList(new ArrayList<>(sources));
	}

	public String name() {
		return name;
	}

	public String licence() {
		return licence;
	}

	public String description() {
		return description;
	}

	/** In the order in which they are tried; at least one. */
	public List<Source> sources() {
		return sources;
	}

	/** One line for the user before a download from a source starts. */
	String line(final Source source) {
		return name + ": " + (source.size() == 0 ? "" : size(source.size()) + " ") + "from " + source.address()
			.getHost() + " (" + source.publisher() + "), licence: " + licence;
	}

	/** {@code 553.5 MB}; {@code 3.1 kB} where it is too little for that. */
	public static String size(final long bytes) {
		return bytes > 0 && bytes < 100_000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3) : String.format(Locale.ROOT,
			"%.1f MB", bytes / 1e6);
	}

	@Override
	public String toString() {
		return name;
	}
}
