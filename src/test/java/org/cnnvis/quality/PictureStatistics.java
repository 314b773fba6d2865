package org.cnnvis.quality;

import org.cnnvis.visualize.fourier.RealFourier;

/**
 * What can be measured on a picture without a network: spectrum, contrast, colour, borders. As in the description of the
 * reference pictures: the whole tile, its mean of red, green and blue, under a Hann window.
 */
final class PictureStatistics {

	private static final int BINS = 19, BORDER = 8;
	/** What a picture of one colour has of energy at most, as its mean is rounded. */
	private static final double ROUNDING = 1e-6;
	private static final double LOWEST = 0.02, HIGHEST = 0.45, QUARTER = 0.25, DC = 0.01;

	/** Slope of log mean amplitude over log frequency, 0.02 to 0.45 cycles per pixel. */
	final double slope;
	/** Share of the power above 0.25 cycles per pixel. */
	final double energyAboveQuarter;
	/** Of all numbers, in grey levels. */
	final double deviation;
	/** Red, green, blue in grey levels. */
	final double[] mean = new double[3];
	/** Mean gradient in the outer 8 pixels over that inside. */
	final double borderRatio;

	/**
	 * A picture of one colour has no energy above 0.25 cycles per pixel, and no other borders than its inside.
	 *
	 * @param argb side x side pixels; the side is even
	 */
	PictureStatistics(final int[] argb, final int side) {
		final double[][] grey = new double[side][side];
		double sum = 0, squares = 0;
		for (int i = 0; i < argb.length; i++)
			for (int c = 0; c < 3; c++) {
				final int level = argb[i] >> 16 - 8 * c & 0xff;
				mean[c] += level / (double) argb.length;
				grey[i / side][i % side] += level / 3.0;
				sum += level;
				squares += (double) level * level;
			}
		final double n = 3.0 * argb.length;
		deviation = Math.sqrt(squares / n - sum / n * sum / n);
		borderRatio = borders(grey, side);
		final double[] spectrum = amplitudes(grey, side, sum / n);
		slope = slope(spectrum, side);
		final double energy = energy(spectrum, side, DC);
		energyAboveQuarter = energy < ROUNDING ? 0 : energy(spectrum, side, QUARTER) / energy;
	}

	private static double borders(final double[][] grey, final int side) {
		double outer = 0, inner = 0;
		int outerCount = 0, innerCount = 0;
		for (int y = 0; y < side - 1; y++)
			for (int x = 0; x < side - 1; x++) {
				final double gradient = Math.hypot(grey[y][x + 1] - grey[y][x], grey[y + 1][x] - grey[y][x]);
				if (Math.min(Math.min(x, y), Math.min(side - 2 - x, side - 2 - y)) < BORDER) {
					outer += gradient;
					outerCount++;
				}
				else {
					inner += gradient;
					innerCount++;
				}
			}
		return inner == 0 && outer == 0 ? 1 : outer / outerCount / (inner / innerCount);
	}

	/** Of the half spectrum, side x (side / 2 + 1). */
	private static double[] amplitudes(final double[][] grey, final int side, final double mean) {
		final float[] windowed = new float[side * side];
		for (int i = 0; i < windowed.length; i++)
			windowed[i] = (float) ((grey[i / side][i % side] - mean) * hann(i / side, side) * hann(i % side, side));
		final RealFourier fourier = new RealFourier(side, side);
		final int n = fourier.spectrumSize(), row = side / 2 + 1;
		final float[] spectrum = new float[2 * n];
		fourier.analyse(windowed, 0, spectrum, 0);
		final double[] amplitudes = new double[n];
		for (int i = 0; i < n; i++)
			amplitudes[i] = Math.hypot(spectrum[i], spectrum[n + i]) / count(i % row, row);
		return amplitudes;
	}

	private static double hann(final int i, final int n) {
		return 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (n - 1));
	}

	/** A wave of the half spectrum stands for its opposite too, but for the first and last column. */
	private static int count(final int u, final int row) {
		return u == 0 || u == row - 1 ? 1 : 2;
	}

	private static double frequency(final int index, final int side) {
		final int row = side / 2 + 1, v = index / row;
		return Math.hypot(Math.min(v, side - v), index % row) / side;
	}

	private static double slope(final double[] amplitudes, final int side) {
		final int row = side / 2 + 1;
		final double[] sum = new double[BINS], count = new double[BINS];
		final double width = (HIGHEST - LOWEST) / BINS;
		for (int i = 0; i < amplitudes.length; i++) {
			final double f = frequency(i, side);
			if (f < LOWEST || f >= HIGHEST) continue;
			final int bin = Math.min(BINS - 1, (int) ((f - LOWEST) / width)), times = count(i % row, row);
			sum[bin] += times * amplitudes[i];
			count[bin] += times;
		}
		double x = 0, y = 0, xx = 0, xy = 0;
		for (int b = 0; b < BINS; b++) {
			final double lx = Math.log(LOWEST + (b + 0.5) * width), ly = Math.log(Math.max(1e-12, sum[b] / count[b]));
			x += lx / BINS;
			y += ly / BINS;
			xx += lx * lx / BINS;
			xy += lx * ly / BINS;
		}
		return (xy - x * y) / (xx - x * x);
	}

	private static double energy(final double[] amplitudes, final int side, final double above) {
		final int row = side / 2 + 1;
		double sum = 0;
		for (int i = 0; i < amplitudes.length; i++)
			if (frequency(i, side) > above) sum += count(i % row, row) * amplitudes[i] * amplitudes[i];
		return sum;
	}
}
