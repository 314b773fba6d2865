package org.cnnvis.visualize.parametrization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.cnnvis.network.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of waves whose contrast is limited, in grey (1 channel) and in colour (3). */
class ContrastLimitTest {

	private static final double MOST = 50;

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void whatIsBeyondTheLimitShrinksUntilItIsBackThere(final int channels) {
		final Shape canvas = Shape.of(channels, 24, 32);
		final ParametricPicture picture = started(canvas, 300);
		final float[] pixels = new float[canvas.size()];
		picture.render(pixels);
		double last = deviation(pixels, canvas);
		assertTrue(last > 1.5 * MOST, last + " grey levels at first");
		for (int i = 0; i < 100; i++) {
			picture.restrain(pixels);
			picture.render(pixels);
			final double now = deviation(pixels, canvas);
			// The means and variances of some hundred numbers are exact to some 1e-6.
			assertTrue(now < last + 1e-4 && now > MOST - 1e-3, last + " -> " + now);
			last = now;
		}
		assertEquals(MOST, last, 0.5);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void theAmplitudesKeepTheirProportions(final int channels) {
		final Shape canvas = Shape.of(channels, 24, 32);
		final ParametricPicture picture = started(canvas, 300);
		final float[] pixels = new float[canvas.size()], before = picture.parameters().clone();
		picture.render(pixels);
		picture.restrain(pixels);
		final double factor = MOST / deviation(pixels, canvas);
		for (int i = 0; i < before.length; i++)
			assertEquals(factor * before[i], picture.parameters()[i], 1e-6 * Math.abs(before[i]));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void whatIsBelowTheLimitIsLeftAlone(final int channels) {
		final Shape canvas = Shape.of(channels, 24, 32);
		final ParametricPicture picture = started(canvas, 10);
		final float[] pixels = new float[canvas.size()], before = picture.parameters().clone();
		picture.render(pixels);
		assertTrue(deviation(pixels, canvas) < MOST);
		picture.restrain(pixels);
		assertArrayEquals(before, picture.parameters());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void aPictureThatBeginsWithMoreKeepsIt(final int channels) {
		final Shape canvas = Shape.of(channels, 24, 32);
		final float[] given = new float[canvas.size()], pixels = new float[given.length];
		final SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < given.length; i++)
			given[i] = random.nextInt(10) / 9f;
		final ParametricPicture picture = new Fourier(1, 1, MOST, 1).start(canvas, given);
		final float[] before = picture.parameters().clone();
		assertTrue(deviation(given, canvas) > MOST);
		picture.restrain(given);
		assertArrayEquals(before, picture.parameters());
	}

	/** A picture whose amplitudes are larger than at the start. */
	private static ParametricPicture started(final Shape canvas, final float times) {
		final ParametricPicture picture = new Fourier(1, 1, MOST, 1).start(canvas, 7);
		for (int i = 0; i < picture.parameters().length; i++)
			picture.parameters()[i] *= times;
		return picture;
	}

	/** In grey levels. */
	private static double deviation(final float[] pixels, final Shape shape) {
		double sum = 0;
		for (int c = 0; c < shape.channels(); c++) {
			double mean = 0;
			for (int i = 0; i < shape.area(); i++)
				mean += pixels[c * shape.area() + i] / (double) shape.area();
			for (int i = 0; i < shape.area(); i++)
				sum += Math.pow(pixels[c * shape.area() + i] - mean, 2);
		}
		return 255 * Math.sqrt(sum / shape.size());
	}
}
