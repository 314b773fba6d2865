package org.cnnvis.visualize.fourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class RealFourierTest {

	private static final int[][] SIZES = { { 1, 2 }, { 2, 2 }, { 3, 4 }, { 8, 6 }, { 5, 10 }, { 12, 18 }, { 7, 22 }, { 16,
		32 }, { 30, 8 } };

	@Test
	void synthesisIsTheSumOfWavesInItsDefinition() {
		for (final int[] size : SIZES) {
			final int height = size[0], width = size[1];
			final RealFourier fourier = new RealFourier(height, width);
			final float[] spectrum = random(2 * fourier.spectrumSize(), 1), picture = new float[height * width];
			fourier.synthesise(spectrum, 0, picture, 0);
			for (int y = 0; y < height; y++)
				for (int x = 0; x < width; x++)
					assertEquals(sumOfWaves(spectrum, height, width, y, x), picture[y * width + x], 1e-5, height + " x " + width);
		}
	}

	private static double sumOfWaves(final float[] z, final int height, final int width, final int y, final int x) {
		final int half = width / 2, n = height * (half + 1);
		double sum = 0;
		for (int v = 0; v < height; v++)
			for (int u = 0; u <= half; u++) {
				final double angle = 2 * Math.PI * ((double) v * y / height + (double) u * x / width);
				final int weight = u == 0 || u == half ? 1 : 2, i = v * (half + 1) + u;
				sum += weight * (z[i] * Math.cos(angle) - z[n + i] * Math.sin(angle));
			}
		return sum / Math.sqrt(height * width);
	}

	@Test
	void analysisIsTheAdjointOfSynthesis() {
		for (final int[] size : new int[][] { { 9, 4 }, { 224, 224 }, { 227, 228 }, { 256, 250 }, { 45, 62 } }) {
			final RealFourier fourier = new RealFourier(size[0], size[1]);
			final float[] spectrum = random(2 * fourier.spectrumSize(), 2), picture = random(size[0] * size[1], 3);
			final float[] synthesised = new float[picture.length], analysed = new float[spectrum.length];
			fourier.synthesise(spectrum, 0, synthesised, 0);
			fourier.analyse(picture, 0, analysed, 0);
			final double expected = dot(synthesised, picture);
			// Float rounding of sums of this many products, each of size about 1.
			final double tolerance = 1e-6 * spectrum.length / Math.sqrt(picture.length) * 4;
			assertEquals(expected, dot(spectrum, analysed), tolerance, size[0] + " x " + size[1]);
		}
	}

	@Test
	void placesWithinLongerArraysAreRespected() {
		final RealFourier fourier = new RealFourier(6, 8);
		final int n = 2 * fourier.spectrumSize();
		final float[] spectrum = random(n + 7, 4), picture = new float[6 * 8 + 5], alone = new float[48], first =
			new float[n];
		fourier.synthesise(spectrum, 7, picture, 5);
		System.arraycopy(spectrum, 7, first, 0, n);
		fourier.synthesise(first, 0, alone, 0);
		for (int i = 0; i < 48; i++)
			assertEquals(alone[i], picture[5 + i]);
		for (int i = 0; i < 5; i++)
			assertEquals(0, picture[i]);
	}

	@Test
	void frequenciesAreInCyclesPerPixel() {
		final RealFourier fourier = new RealFourier(8, 12);
		assertEquals(0, fourier.frequency(0));
		assertEquals(1 / 12.0, fourier.frequency(1), 1e-12);
		assertEquals(1 / 8.0, fourier.frequency(7), 1e-12);
		assertEquals(1 / 8.0, fourier.frequency(7 * 7), 1e-12);
		assertEquals(Math.sqrt(0.5), fourier.frequency(4 * 7 + 6), 1e-12);
	}

	@Test
	void fastLengthsAreEvenAndHaveSmallFactors() {
		assertEquals(224 + 16, RealFourier.fastLength(227));
		assertEquals(256, RealFourier.fastLength(256));
		assertEquals(2, RealFourier.fastLength(1));
	}

	@Test
	void oddWidthsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new RealFourier(8, 7));
	}

	static float[] random(final int n, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] x = new float[n];
		for (int i = 0; i < n; i++)
			x[i] = (float) (2 * random.nextDouble() - 1);
		return x;
	}

	static double dot(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += (double) a[i] * b[i];
		return sum;
	}
}
