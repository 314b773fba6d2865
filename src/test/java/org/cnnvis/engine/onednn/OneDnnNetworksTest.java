package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.engine.BackendComparison;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomNetworks;
import org.cnnvis.network.Network;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks by chance, with several taps at once, against the portable backend in double precision. */
@ExtendWith(RequiresOneDnn.class)
class OneDnnNetworksTest {

	private static final double TOLERANCE = 1e-5;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
	void agreeWithDoublePrecision(final long seed) {
		final Network network = RandomNetworks.of(seed);
		final BackendComparison comparison = BackendComparison.of(new OneDnnBackend(), ProgramSpec.of(network, RandomNetworks
			.taps(network, seed)).batch(1 + (int) seed % 3), seed);

		assertTrue(comparison.error() < TOLERANCE, () -> comparison + " in\n" + RandomNetworks.describe(network));
	}
}
