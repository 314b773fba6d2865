package org.cnnvis.train.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WarmUpCosineTest {

	@Test
	void risesEvenlyThenFallsToZero() {
		final WarmUpCosine rate = new WarmUpCosine(0.5, 10, 110);
		assertEquals(0.05, rate.valueAt(0, 0), 1e-12);
		assertEquals(0.5, rate.valueAt(9, 0), 1e-12);
		assertEquals(0.5, rate.valueAt(10, 0), 1e-12);
		assertEquals(0.25, rate.valueAt(60, 3), 1e-12);
		assertTrue(rate.valueAt(109, 3) < 2e-4);
		for (int step = 11; step < 110; step++)
			assertTrue(rate.valueAt(step, 0) < rate.valueAt(step - 1, 0));
	}

	@Test
	void needsStepsAfterTheWarmUp() {
		assertThrows(IllegalArgumentException.class, () -> new WarmUpCosine(1, 5, 5));
	}
}
