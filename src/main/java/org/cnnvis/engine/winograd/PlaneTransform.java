package org.cnnvis.engine.winograd;

import java.util.Arrays;

/**
 * Transforms maps with channels first, some rows of tiles of one channel at a time. Has memory of its own on the Java heap,
 * for one thread, which serves all layers of a program.
 */
public final class PlaneTransform {

	/** Rows of pixels as they lie in the map, and one of them with its border of zeros. */
	private float[] pixels = {}, row = {};
	/** Pixels by their row's and column's place in a tile; the lines of an array are rows of tiles. */
	private float[][] planes = {};
	/** Six rows of the transformed input by the column's place, or four rows of the output by six numbers. */
	private float[][] columns = {};
	/** Six arguments or results, and two arguments that are others moved by one tile. */
	private final float[][] numbers = new float[Tiles.IN][];
	private float[] next0 = {}, next1 = {};

	/** Takes memory for this many rows of tiles at once, if there is less. */
	public void reserve(final Tiles t, final int rows) {
		final int plane = (rows + 1) * (t.columns() + 1), width = Math.max(t.inWidth, t.outWidth);
		pixels = longer(pixels, (rows + 1) * Tiles.OUT * width);
		row = longer(row, Tiles.OUT * (t.columns() + 1) + width);
		if (next0.length >= plane) return;
		planes = new float[Tiles.OUT * Tiles.OUT][plane];
		columns = new float[Tiles.IN * Tiles.OUT][plane];
		next0 = new float[plane];
		next1 = new float[plane];
	}

	private static float[] longer(final float[] array, final int length) {
		return array.length >= length ? array : new float[length];
	}

	/**
	 * B' d B of some rows of tiles of one channel.
	 *
	 * @param start of the channel in the map
	 * @param matrices 36 matrices, in which these tiles lie side by side
	 * @param to where the first tile goes in the first matrix
	 * @param step from matrix to matrix
	 */
	public void in(final Tiles t, final int firstRow, final int rows, final Maps map, final long start,
		final Maps matrices, final long to, final long step)
	{
		final int wide = t.columns() + 1, n = rows * wide;
		divide(t, firstRow, rows, map, start);
		for (int c = 0; c < Tiles.OUT; c++) {
			System.arraycopy(planes[c], wide, next0, 0, n);
			System.arraycopy(planes[4 + c], wide, next1, 0, n);
			for (int r = 0; r < Tiles.IN; r++)
				numbers[r] = columns[r * Tiles.OUT + c];
			Lines.in(planes[c], planes[4 + c], planes[8 + c], planes[12 + c], next0, next1, numbers, n);
		}
		// The planes are free now, and take the results.
		System.arraycopy(planes, 0, numbers, 0, Tiles.IN);
		for (int r = 0; r < Tiles.IN; r++) {
			final int first = r * Tiles.OUT;
			// What is moved in at the end of a line belongs to no tile.
			System.arraycopy(columns[first], 1, next0, 0, n - 1);
			System.arraycopy(columns[first + 1], 1, next1, 0, n - 1);
			Lines.in(columns[first], columns[first + 1], columns[first + 2], columns[first + 3], next0, next1, numbers, n);
			for (int k = 0; k < Tiles.IN; k++) {
				for (int i = 1; i < rows; i++)
					System.arraycopy(numbers[k], i * wide, numbers[k], i * t.columns(), t.columns());
				matrices.write(numbers[k], to + (r * Tiles.IN + k) * step, rows * t.columns());
			}
		}
	}

	/** Reads the rows of pixels that the tiles need, and sorts them by their place in a tile; zeros outside the map. */
	private void divide(final Tiles t, final int firstRow, final int rows, final Maps map, final long start) {
		final int wide = t.columns() + 1, width = t.inWidth, top = firstRow * Tiles.OUT - t.top;
		final int from = Math.max(0, top), to = Math.min(t.inHeight, top + rows * Tiles.OUT + Tiles.IN - Tiles.OUT);
		if (to > from) map.read(start + (long) from * width, pixels, (to - from) * width);
		final int read = Math.min(width, Tiles.OUT * wide - t.left);
		Arrays.fill(row, 0);
		for (int i = 0; i < rows * Tiles.OUT + Tiles.IN - Tiles.OUT; i++) {
			final int y = top + i, plane = i % Tiles.OUT * Tiles.OUT, at = i / Tiles.OUT * wide;
			if (y >= from && y < to) {
				System.arraycopy(pixels, (y - from) * width, row, t.left, read);
				Lines.deal(row, planes[plane], planes[plane + 1], planes[plane + 2], planes[plane + 3], at, wide);
			}
			else for (int c = 0; c < Tiles.OUT; c++)
				Arrays.fill(planes[plane + c], at, at + wide, 0);
		}
	}

	/**
	 * A' m A of some rows of tiles of one channel.
	 *
	 * @param matrices 36 matrices, in which these tiles lie side by side
	 * @param from where the first tile is in the first matrix
	 * @param step from matrix to matrix
	 * @param bias is added
	 * @param start of the channel in the map
	 */
	public void out(final Tiles t, final int firstRow, final int rows, final Maps matrices, final long from,
		final long step, final float bias, final Maps map, final long start)
	{
		final int n = rows * t.columns(), height = Math.min(rows * Tiles.OUT, t.outHeight - firstRow * Tiles.OUT);
		for (int k = 0; k < Tiles.IN; k++) {
			for (int r = 0; r < Tiles.IN; r++) {
				numbers[r] = planes[r];
				matrices.read(from + (r * Tiles.IN + k) * step, numbers[r], n);
			}
			Lines.out(numbers, columns[k], columns[6 + k], columns[12 + k], columns[18 + k], n);
		}
		for (int r = 0; r < Tiles.OUT; r++) {
			System.arraycopy(columns, r * Tiles.IN, numbers, 0, Tiles.IN);
			Lines.out(numbers, planes[0], planes[1], planes[2], planes[3], n);
			for (int c = 0; bias != 0 && c < Tiles.OUT; c++)
				Lines.add(bias, planes[c], n);
			for (int i = 0, y = r; y < height; i++, y += Tiles.OUT) {
				Lines.collect(planes[0], planes[1], planes[2], planes[3], i * t.columns(), row, t.columns());
				System.arraycopy(row, 0, pixels, y * t.outWidth, t.outWidth);
			}
		}
		map.write(pixels, start + (long) firstRow * Tiles.OUT * t.outWidth, height * t.outWidth);
	}
}
