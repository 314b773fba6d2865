package org.cnnvis.engine;

import java.util.Optional;

import org.cnnvis.network.Network;

/** A way to compute networks: a kernel library. */
public interface Backend {

	/** Name without version, for the user's choice: {@code onednn}, {@code nd4j}. */
	String name();

	/**
	 * Why this backend cannot be used on this machine (native library missing or of another platform), or empty. Loads
	 * natives on the first call; later calls answer at once.
	 */
	Optional<String> unavailable();

	/** Whether this backend knows a precision. Some processor may lack it all the same, which {@link #compile} says. */
	default boolean has(final Precision precision) {
		return precision != Precision.BFLOAT16;
	}

	/** Why this backend cannot compute this (cut) network: layer name and operation, or empty. */
	Optional<String> unsupported(Network network);

	/**
	 * @throws org.cnnvis.CnnVisException if memory does not suffice (how much is needed) or a layer cannot work on the
	 *           picture's size
	 */
	GradientProgram compile(ProgramSpec spec);

	/**
	 * A program that learns, or empty if this backend has none.
	 *
	 * @throws org.cnnvis.CnnVisException as {@link #compile(ProgramSpec)}
	 */
	default Optional<TrainingProgram> compile(final TrainingSpec spec) {
		return Optional.empty();
	}
}
