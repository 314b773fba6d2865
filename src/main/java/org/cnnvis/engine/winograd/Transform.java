package org.cnnvis.engine.winograd;

import java.util.Arrays;

/**
 * Transforms maps with channels last, one row of tiles at a time. Has memory of its own on the Java heap, for one thread, which serves all layers of
 * a program.
 */
public final class Transform {

	/** A row of pixels; six rows of the input or four of the output, each divided by the column's place in its tile. */
	private float[] pixels = {};
	private float[][] columns = {};
	/** Six results, and two arguments that are others moved by one tile. */
	private float[][] numbers = {};
	private float[] next0 = {}, next1 = {}, bias = {};

	/** Takes memory for maps of a size, if there is less. */
	public void reserve(final Tiles tiles, final int channels) {
		final int row = (tiles.columns() + 1) * channels;
		if (next0.length >= row) return;
		pixels = new float[Tiles.OUT * row];
		columns = new float[2 * Tiles.IN * Tiles.OUT][row];
		numbers = new float[Tiles.IN][row];
		next0 = new float[row];
		next1 = new float[row];
		bias = new float[row];
	}

	/**
	 * B' d B of a row of tiles.
	 *
	 * @param start of the picture in the map
	 * @param tileRow which row of its tiles
	 * @param matrices 36 matrices (tiles, channels)
	 * @param to where the row's first tile goes in the first matrix
	 * @param step from matrix to matrix
	 */
	public void in(final Tiles t, final int channels, final Maps map, final long start, final int tileRow,
		final Maps matrices, final long to, final long step)
	{
		final int wide = t.columns() + 1, all = wide * channels, n = t.columns() * channels;
		for (int r = 0; r < Tiles.IN; r++)
			divide(t, channels, map, start, tileRow * Tiles.OUT - t.top + r, r * Tiles.OUT);
		final int half = Tiles.IN * Tiles.OUT;
		for (int c = 0; c < Tiles.OUT; c++) {
			for (int r = 0; r < Tiles.IN; r++)
				numbers[r] = columns[half + r * Tiles.OUT + c];
			Lines.in(columns[c], columns[4 + c], columns[8 + c], columns[12 + c], columns[16 + c], columns[20 + c], numbers,
				all);
		}
		// The first half is free now, and takes the results.
		for (int r = 0; r < Tiles.IN; r++) {
			final int row = half + r * Tiles.OUT;
			System.arraycopy(columns[row], channels, next0, 0, n);
			System.arraycopy(columns[row + 1], channels, next1, 0, n);
			for (int k = 0; k < Tiles.IN; k++)
				numbers[k] = columns[k];
			Lines.in(columns[row], columns[row + 1], columns[row + 2], columns[row + 3], next0, next1, numbers, n);
			for (int k = 0; k < Tiles.IN; k++)
				matrices.write(numbers[k], to + (r * Tiles.IN + k) * step, n);
		}
	}

	/** Reads a row of pixels and sorts it by the column's place in its tile; zeros outside the map. */
	private void divide(final Tiles t, final int channels, final Maps map, final long start, final int y,
		final int first)
	{
		final int wide = t.columns() + 1;
		final boolean inside = y >= 0 && y < t.inHeight;
		if (inside) map.read(start + (long) y * t.inWidth * channels, pixels, t.inWidth * channels);
		for (int c = 0; c < Tiles.OUT; c++) {
			final float[] column = columns[first + c];
			if (!inside) {
				Arrays.fill(column, 0, wide * channels, 0);
				continue;
			}
			for (int i = 0, x = c - t.left; i < wide; i++, x += Tiles.OUT)
				if (x >= 0 && x < t.inWidth) System.arraycopy(pixels, x * channels, column, i * channels, channels);
				else Arrays.fill(column, i * channels, (i + 1) * channels, 0);
		}
	}

	/**
	 * A' m A of a row of tiles, and what follows the convolution.
	 *
	 * @param matrices 36 matrices (tiles, channels)
	 * @param from where the row's first tile is in the first matrix
	 * @param step from matrix to matrix
	 * @param biases one for each channel, or null
	 * @param rectified a ReLU follows
	 * @param start of the picture in the map
	 */
	public void out(final Tiles t, final int channels, final Maps matrices, final long from, final long step,
		final int tileRow, final float[] biases, final boolean rectified, final Maps map, final long start)
	{
		final int n = t.columns() * channels, half = Tiles.IN * Tiles.OUT;
		if (biases != null) for (int i = 0; i < t.columns(); i++)
			System.arraycopy(biases, 0, bias, i * channels, channels);
		for (int k = 0; k < Tiles.IN; k++) {
			for (int r = 0; r < Tiles.IN; r++) {
				numbers[r] = columns[r];
				matrices.read(from + (r * Tiles.IN + k) * step, numbers[r], n);
			}
			Lines.out(numbers, columns[half + k], columns[half + 6 + k], columns[half + 12 + k], columns[half + 18 + k], n);
		}
		for (int r = 0; r < Tiles.OUT && tileRow * Tiles.OUT + r < t.outHeight; r++) {
			for (int k = 0; k < Tiles.IN; k++)
				numbers[k] = columns[half + r * Tiles.IN + k];
			Lines.out(numbers, columns[0], columns[1], columns[2], columns[3], n);
			for (int c = 0; c < Tiles.OUT; c++) {
				if (biases != null) Lines.add(bias, columns[c], n);
				if (rectified) Lines.rectify(columns[c], n);
				for (int i = 0, x = c; i < t.columns() && x < t.outWidth; i++, x += Tiles.OUT)
					System.arraycopy(columns[c], i * channels, pixels, x * channels, channels);
			}
			map.write(pixels, start + (long) (tileRow * Tiles.OUT + r) * t.outWidth * channels, t.outWidth * channels);
		}
	}
}
