package org.cnnvis.visualize.parametrization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.cnnvis.network.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every parametrization, in colour and in grey. */
class ParametrizationTest {

	static Stream<Arguments> all() {
		return Stream.of(new Pixels(), new Fourier(1, 1), new Fourier(1.4, 0.6), new Fourier(1, 1, 30, 4), new Maco(1.2, 1)).flatMap(p -> Stream.of(
			new Arguments(p, Shape.of(3, 10, 12)), new Arguments(p, Shape.of(1, 9, 16))));
	}

	/** A parametrization and a canvas for it. */
	static final class Arguments {

		final Parametrization parametrization;
		final Shape canvas;

		Arguments(final Parametrization parametrization, final Shape canvas) {
			this.parametrization = parametrization;
			this.canvas = canvas;
		}

		@Override
		public String toString() {
			return parametrization.getClass().getSimpleName() + " " + canvas;
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	void theGradientIsThatOfFiniteDifferences(final Arguments a) {
		final ParametricPicture picture = a.parametrization.start(a.canvas, 5);
		final float[] parameters = picture.parameters(), value = new float[a.canvas.size()];
		final SplittableRandom random = new SplittableRandom(6);
		for (int i = 0; i < parameters.length; i++)
			parameters[i] += 0.3f * (float) (2 * random.nextDouble() - 1);
		final float[] weights = new float[a.canvas.size()], gradient = new float[parameters.length];
		for (int i = 0; i < weights.length; i++)
			weights[i] = (float) (2 * random.nextDouble() - 1);
		picture.render(value);
		picture.backpropagate(value, weights, gradient);
		for (int trial = 0; trial < 20; trial++) {
			// Along a whole direction the rounding of the single numbers averages out.
			final double[] direction = random.doubles(parameters.length, -1, 1).toArray();
			double expected = 0, size = 0;
			for (int i = 0; i < direction.length; i++) {
				expected += direction[i] * gradient[i];
				size += direction[i] * direction[i] * gradient[i] * gradient[i];
			}
			final double step = 2e-3;
			final double difference = weighted(picture, value, weights, direction, step) - weighted(picture, value, weights,
				direction, -step);
			// Third derivatives and float32 leave less than a thousandth of the terms' typical size.
			assertEquals(expected, difference / (2 * step), 2e-3 * Math.sqrt(size) * 3);
		}
	}

	private static double weighted(final ParametricPicture picture, final float[] value, final float[] weights,
		final double[] direction, final double step)
	{
		final float[] parameters = picture.parameters(), before = parameters.clone();
		for (int i = 0; i < parameters.length; i++)
			parameters[i] += (float) (step * direction[i]);
		picture.render(value);
		System.arraycopy(before, 0, parameters, 0, before.length);
		double sum = 0;
		for (int i = 0; i < value.length; i++)
			sum += (double) weights[i] * value[i];
		return sum;
	}

	@ParameterizedTest
	@MethodSource("all")
	void picturesStayBetweenZeroAndOne(final Arguments a) {
		final ParametricPicture picture = a.parametrization.start(a.canvas, 1);
		final float[] value = new float[a.canvas.size()];
		for (int i = 0; i < picture.parameters().length; i++)
			picture.parameters()[i] *= 1000;
		picture.render(value);
		for (final float v : value)
			assertTrue(v >= 0 && v <= 1, () -> v + "");
	}

	@ParameterizedTest
	@MethodSource("all")
	void theStartDependsOnTheSeedAlone(final Arguments a) {
		final float[] first = a.parametrization.start(a.canvas, 1).parameters();
		assertArrayEquals(first, a.parametrization.start(a.canvas, 1).parameters());
		assertNotEquals(Arrays.hashCode(first), Arrays.hashCode(a.parametrization.start(a.canvas, 2).parameters()));
	}

	@ParameterizedTest
	@MethodSource("all")
	void aPictureToStartFromIsKeptWhereTheMagnitudesAreFree(final Arguments a) {
		final float[] wanted = new float[a.canvas.size()], value = new float[wanted.length];
		final SplittableRandom random = new SplittableRandom(8);
		for (int i = 0; i < wanted.length; i++)
			wanted[i] = (float) random.nextDouble();
		a.parametrization.start(a.canvas, wanted).render(value);
		if (a.parametrization instanceof Maco) assertTrue(correlation(wanted, value) > 0.4, () -> correlation(wanted,
			value) + "");
		else assertArrayEquals(wanted, value, 1e-4f);
	}

	private static double correlation(final float[] a, final float[] b) {
		double ab = 0, aa = 0, bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += (a[i] - 0.5) * (b[i] - 0.5);
			aa += (a[i] - 0.5) * (a[i] - 0.5);
			bb += (b[i] - 0.5) * (b[i] - 0.5);
		}
		return ab / Math.sqrt(aa * bb);
	}
}
