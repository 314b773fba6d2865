package org.cnnvis.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

import org.cnnvis.engine.Backend;

/** The backends that this machine has. */
final class Backends {

	private Backends() {}

	static List<Backend> available() {
		final List<Backend> available = new ArrayList<>();
		for (final Backend backend : ServiceLoader.load(Backend.class)) {
			backend.unavailable().ifPresent(reason -> System.out.println("SKIPPED: " + backend.name() + ": " + reason));
			if (!backend.unavailable().isPresent()) available.add(backend);
		}
		return available;
	}

	/** Prints why a backend is not tested on a file, and returns the sentence. */
	static String skipped(final Backend backend, final Object file, final String reason) {
		final String sentence = backend.name() + " does not compute " + file + ": " + reason;
		System.out.println("SKIPPED: " + sentence);
		return sentence;
	}
}
