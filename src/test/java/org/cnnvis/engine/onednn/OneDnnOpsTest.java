package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.engine.BackendComparison;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.OpCase;
import org.cnnvis.engine.OpCases;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation by itself, forward and backward, against the portable backend in double precision. */
@ExtendWith(RequiresOneDnn.class)
class OneDnnOpsTest {

	private static final OneDnnBackend BACKEND = new OneDnnBackend();

	/** Sums here have at most 280 terms: about sqrt(280) * 2^-24 = 1e-6, as in the portable backend's test. */
	private static final double TOLERANCE = 2e-6;

	static List<OpCase> supported() {
		return OpCases.all().filter(c -> !BACKEND.unsupported(c.network).isPresent()).collect(Collectors.toList());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("supported")
	void agreesWithDoublePrecision(final OpCase c) {
		final BackendComparison comparison = BackendComparison.of(BACKEND, ProgramSpec.of(c.network, c.network.output())
			.batch(2), 5);
		assertTrue(comparison.error() < TOLERANCE, c + ": " + comparison);
	}

	/** Without a way back nothing is kept for it, and the library may take other kernels. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("supported")
	void theForwardPassAloneComputesTheSame(final OpCase c) {
		final ProgramSpec spec = ProgramSpec.of(c.network, c.network.output()).batch(2);
		final float[] both = forward(spec), alone = forward(spec.forwardOnly());
		double most = 0;
		for (final float v : both)
			most = Math.max(most, Math.abs(v));
		assertArrayEquals(both, alone, (float) (TOLERANCE * most));
	}

	private static float[] forward(final ProgramSpec spec) {
		try (GradientProgram program = BACKEND.compile(spec)) {
			program.forward(new RandomWeights(5).picture(spec.batch() * program.inputShape().size()));
			final float[] activation = new float[spec.batch() * program.tapShape(0).size()];
			program.read(0, activation);
			return activation;
		}
	}

	@Test
	void onlyRareOptionsAreLeftToThePortableBackend() {
		assertEquals(Arrays.asList("pooling max 2x3 dilated 2x3 pad 1", "pooling average 2x3 dilated 2x3 pad 1",
			"pooling average with border 2x3 dilated 2x3 pad 1"), OpCases.all().filter(c -> BACKEND.unsupported(
				c.network).isPresent()).map(c -> c.name).collect(Collectors.toList()));
	}
}
