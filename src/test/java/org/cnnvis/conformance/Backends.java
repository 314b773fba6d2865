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
		for (final Backend backend : ServiceLoader.load(Backend.class))
			if (!backend.unavailable().isPresent()) available.add(backend);
		return available;
	}
}
