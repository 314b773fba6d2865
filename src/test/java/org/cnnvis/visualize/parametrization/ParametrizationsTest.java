package org.cnnvis.visualize.parametrization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametrizationsTest {

	@ParameterizedTest
	@ValueSource(strings = { "pixels", "fourier 1 1", "fourier 1.25 0.7", "fourier 1.28 1 60", "fourier 1.28 1 60 4", "fourier 1 1 0", "maco 1.2 1" })
	void printingIsTheInverseOfParsing(final String text) {
		assertEquals(text, Parametrizations.parse(" " + text.toUpperCase()).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "fourier", "fourier 1", "fourier 1 1 x", "fourier 1 1 60 0", "fourier 1 1 60 2 1", "pixels 2", "maco x 1", "cppn" })
	void whatCannotBeReadIsQuotedWithWhatIsPossible(final String text) {
		final String message = assertThrows(CnnVisException.class, () -> Parametrizations.parse(text)).getMessage();
		assertTrue(message.startsWith("parametrization: '" + text + "'") && message.contains("'fourier 1 1'"), message);
	}

	@Test
	void magnitudeConstrainedPicturesHaveTheContrastAndDecayTheyAreAskedFor() {
		final Shape canvas = Shape.of(1, 64, 64);
		final MacoPicture picture = new MacoPicture(canvas, 1.2, 0.5);
		final float[] value = new float[canvas.size()];
		final float[] phases = new Maco(1.2, 0.5).start(canvas, 3).parameters();
		System.arraycopy(phases, 0, picture.parameters(), 0, phases.length);
		picture.render(value);
		double sum = 0, squares = 0;
		for (final float v : value) {
			final double z = Math.log(v / (1 - v));
			sum += z;
			squares += z * z;
		}
		assertEquals(0, sum / value.length, 1e-3);
		// Random phases of the few large waves.
		assertEquals(0.5, Math.sqrt(squares / value.length), 0.03);
	}
}
