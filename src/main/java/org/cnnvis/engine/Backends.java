package org.cnnvis.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.network.Network;

/** The ways to compute networks on this machine. */
public final class Backends {

	/** The fastest first. */
	private static final List<Backend> ALL = Collections.unmodifiableList(Arrays.asList(new OneDnnBackend()));

	private Backends() {}

	/**
	 * Compiles a program with the fastest backend that is there and knows the network's operations.
	 *
	 * @throws CnnVisException if none can compute it, with each one's reason; or if memory does not suffice
	 */
	public static GradientProgram compile(final ProgramSpec spec) {
		for (final Backend backend : ALL)
			if (!obstacle(backend, spec.network()).isPresent()) return backend.compile(spec);
		throw new CnnVisException("No backend can compute this network: " + ALL.stream().map(b -> b.name() + ": " + obstacle(
			b, spec.network()).get()).collect(Collectors.joining("; ")) + ".");
	}

	private static Optional<String> obstacle(final Backend backend, final Network network) {
		final Optional<String> unavailable = backend.unavailable();
		return unavailable.isPresent() ? unavailable : backend.unsupported(network);
	}
}
