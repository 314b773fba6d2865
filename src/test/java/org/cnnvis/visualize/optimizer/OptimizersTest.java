package org.cnnvis.visualize.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersTest {

	@Test
	void adamIsItsPublishedAlgorithm() {
		final double[] gradients = { 2, -1, 0.5, 3 };
		final Adam adam = Adam.of(1, 0.9);
		final float[] x = { 1 };
		double expected = 1, m = 0, v = 0;
		for (int t = 1; t <= gradients.length; t++) {
			m = 0.9 * m + 0.1 * gradients[t - 1];
			v = 0.999 * v + 0.001 * gradients[t - 1] * gradients[t - 1];
			expected += 0.05 * m / (1 - Math.pow(0.9, t)) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
			adam.step(x, new float[] { (float) gradients[t - 1] }, 0.05f);
			// 1 - 0.999 as a float is off by 1e-5 of itself.
			assertEquals(expected, x[0], 2e-6, "step " + t);
		}
	}

	@Test
	void nesterovsMomentumLooksOneAverageAhead() {
		final double[] gradients = { 2, -1, 0.5 };
		final Adam nadam = Adam.nesterov(1, 0.9);
		final float[] x = { 0 };
		double expected = 0, m = 0, v = 0;
		for (int t = 1; t <= gradients.length; t++) {
			final double g = gradients[t - 1];
			m = 0.9 * m + 0.1 * g;
			v = 0.999 * v + 0.001 * g * g;
			final double ahead = 0.9 * m / (1 - Math.pow(0.9, t + 1)) + 0.1 * g / (1 - Math.pow(0.9, t));
			expected += ahead / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
			nadam.step(x, new float[] { (float) g }, 1);
			assertEquals(expected, x[0], 4e-5, "step " + t);
		}
	}

	@Test
	void plainAscentNormalisesTheGradient() {
		final float[] x = { 0, 0 };
		new GradientAscent().step(x, new float[] { 3, -4 }, 0.5f);
		final float root = (float) Math.sqrt(12.5);
		assertArrayEquals(new float[] { 1.5f / root, -2 / root }, x, 1e-6f);
	}

	@ParameterizedTest
	@ValueSource(strings = { "adam 0.05", "adam 0.05 cosine", "nadam 1", "rmsprop 1", "ascent 2.5 linear" })
	void printingIsTheInverseOfParsing(final String text) {
		assertEquals(text, UpdateRule.parse(text).toString());
		assertEquals(text, UpdateRule.parse(" " + text.toUpperCase() + " ").toString());
	}

	@Test
	void schedulesGoFromTheRateDownToNothing() {
		final UpdateRule constant = UpdateRule.parse("adam 0.1"), linear = UpdateRule.parse("adam 0.1 linear"), cosine =
			UpdateRule.parse("adam 0.1 cosine");
		for (final UpdateRule rule : new UpdateRule[] { constant, linear, cosine })
			assertEquals(0.1, rule.rate(0, 100), 1e-7);
		assertEquals(0.1, constant.rate(99, 100), 1e-7);
		assertEquals(0.05, linear.rate(50, 100), 1e-7);
		assertEquals(0.05, cosine.rate(50, 100), 1e-7);
		assertEquals(0.1 * (1 + Math.cos(Math.PI / 4)) / 2, cosine.rate(25, 100), 1e-7);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "adam", "adam 0", "adam -1", "adam 1.2.3", "sgd 1", "adam 0.1 slowly" })
	void whatCannotBeReadIsQuotedWithAnExample(final String text) {
		final String message = assertThrows(CnnVisException.class, () -> UpdateRule.parse(text)).getMessage();
		assertTrue(message.startsWith("optimizer: '" + text + "' is not understood;") && message.endsWith(
			"for example 'adam 0.05 cosine'."), message);
	}
}
