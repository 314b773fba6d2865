package org.cnnvis.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.pass.Cut;

/**
 * Compiles networks with the first backend that can compute them. The system property {@code cnnvis.backend} names the
 * one to take instead. Can be used by several threads at once.
 *
 * <pre>{@code
 * Engine engine = Engine.standard(System.err::println);
 * try (GradientProgram program = engine.compile(ProgramSpec.of(network, tap))) { ... }
 * }</pre>
 */
public final class Engine {

	/** Name of the system property with the name of the backend to use. */
	public static final String BACKEND = "cnnvis.backend";

	private final List<Backend> backends;
	private final Consumer<String> log;
	private final Set<String> reported = Collections.synchronizedSet(new HashSet<>());

	/**
	 * @param backends in the order of preference
	 * @param log is told, once, why a preferred backend or precision is not used
	 */
	public Engine(final List<Backend> backends, final Consumer<String> log) {
		this.backends = new ArrayList<>(backends);
		this.log = log;
	}

	/** With all backends that are registered as services, in their order there. */
	public static Engine standard(final Consumer<String> log) {
		final List<Backend> found = new ArrayList<>();
		// Not the thread's class loader: in ImageJ that one does not know the plugins.
		ServiceLoader.load(Backend.class, Engine.class.getClassLoader()).forEach(found::add);
		return new Engine(found, log);
	}

	/**
	 * @throws CnnVisException if weights are not finite, a layer cannot work on the picture's size, no backend knows a
	 *           layer, or memory does not suffice; the message names the layer
	 */
	public GradientProgram compile(final ProgramSpec spec) {
		final Network network = Cut.at(spec.network(), spec.taps());
		network.shapes(spec.height(), spec.width());
		FiniteWeights.require(network);
		final String forced = System.getProperty(BACKEND, "");
		final Backend backend = forced.isEmpty() ? choose(network) : named(forced, network);
		return backend.compile(possible(backend, spec));
	}

	/** With float32 where the backend does not have what is wanted. */
	private ProgramSpec possible(final Backend backend, final ProgramSpec spec) {
		if (backend.has(spec.precision())) return spec;
		tell(backend.name() + " computes with " + Precision.FLOAT32 + ", as it has no " + spec.precision() + ".");
		return spec.precision(Precision.FLOAT32);
	}

	private void tell(final String message) {
		if (reported.add(message)) log.accept(message);
	}

	/**
	 * @throws CnnVisException if no backend of this machine can let the network learn (the reasons are given), weights are
	 *           not finite, a layer cannot work on the picture's size, or memory does not suffice
	 */
	public TrainingProgram compile(final TrainingSpec spec) {
		spec.network().shapes(spec.side(), spec.side());
		FiniteWeights.require(spec.network());
		final List<String> reasons = new ArrayList<>();
		for (final Backend backend : backends) {
			final Optional<String> objection = objection(backend, spec.network());
			final Optional<TrainingProgram> program = objection.isPresent() ? Optional.empty() : backend.compile(spec);
			if (program.isPresent()) return program.get();
			reasons.add(backend.name() + ": " + objection.orElse("it computes no gradients of weights") + ".");
		}
		throw new CnnVisException("A network cannot learn on this machine (the feature extractor can be trained on any). " +
			String.join(" ", reasons));
	}

	private Backend choose(final Network network) {
		final List<String> reasons = new ArrayList<>();
		for (final Backend backend : backends) {
			final Optional<String> objection = objection(backend, network);
			if (!objection.isPresent()) {
				for (final String reason : reasons)
					tell(backend.name() + " computes instead of " + reason);
				return backend;
			}
			reasons.add(backend.name() + ": " + objection.get() + ".");
		}
		throw new CnnVisException("No backend can compute this. " + String.join(" ", reasons) + instead(network));
	}

	/** What can be visualised where a layer cannot: the last layers before it that some backend computes. */
	private String instead(final Network network) {
		final List<String> names = new ArrayList<>();
		final List<Node> layers = network.layers();
		for (int i = layers.size() - 1; i >= 0 && names.size() < 3; i--) {
			final Network before = Cut.at(network, Collections.singletonList(layers.get(i)));
			for (final Backend backend : backends)
				if (!names.contains(layers.get(i).layer()) && !objection(backend, before).isPresent()) names.add(layers.get(i)
					.layer());
		}
		if (names.isEmpty()) return " No layer of this network can be visualised.";
		return " Layers before it can be visualised: '" + String.join("', '", names) + "' and what comes before.";
	}

	private Backend named(final String name, final Network network) {
		final List<String> names = new ArrayList<>();
		for (final Backend backend : backends) {
			names.add(backend.name());
			if (!backend.name().equals(name)) continue;
			objection(backend, network).ifPresent(reason -> {
				throw new CnnVisException("The backend " + name + " (system property " + BACKEND + ") cannot be used: " + reason +
					".");
			});
			return backend;
		}
		throw new CnnVisException("There is no backend " + name + " (system property " + BACKEND + "); there are: " + String
			.join(", ", names) + ".");
	}

	private static Optional<String> objection(final Backend backend, final Network network) {
		final Optional<String> unavailable = backend.unavailable();
		return unavailable.isPresent() ? unavailable : backend.unsupported(network);
	}
}
