package org.cnnvis.visualize.parametrization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SigmoidTest {

	@Test
	void itIsTheLogisticFunction() {
		for (double z = -12; z <= 12; z += 0.01)
			assertEquals(1 / (1 + Math.exp(-z)), Sigmoid.of((float) z), 2e-6);
	}

	@Test
	void itStaysAtItsLimits() {
		for (final float z : new float[] { 13, 1e10f, Float.POSITIVE_INFINITY }) {
			assertEquals(Sigmoid.of(12), Sigmoid.of(z));
			assertEquals(Sigmoid.of(-12), Sigmoid.of(-z));
		}
	}

	@Test
	void theSlopeIsTheDerivative() {
		for (double z = -8; z <= 8; z += 0.1) {
			final double y = 1 / (1 + Math.exp(-z));
			assertEquals(y * (1 - y), Sigmoid.slope(Sigmoid.of((float) z)), 2e-6);
		}
	}

	@Test
	void theInverseLeadsBack() {
		for (float y = 0.001f; y < 1; y += 0.001f)
			assertEquals(y, Sigmoid.of(Sigmoid.inverse(y)), 4e-6);
		assertEquals(-12, Sigmoid.inverse(0), 1e-4);
		assertEquals(12, Sigmoid.inverse(1), 1e-4);
	}
}
