package org.cnnvis.visualize.penalty;

import org.cnnvis.network.Shape;

/**
 * weight * sum (x - Bx)^2 / n over the picture's n numbers, B a blur of each channel by (1 2 1) / 4 along rows and columns,
 * the border repeated: charges what a blur would take away. As B is symmetric, the gradient is 2 * weight / n * (1 - B)^2 x.
 *
 * @see <a href="https://arxiv.org/abs/1506.06579">Yosinski et al. 2015, section 3 (Gaussian blur)</a>
 */
public final class Sharpness implements Penalty {

	private final double weight;
	private float[] residue = {}, twice = {}, rows = {};

	public Sharpness(final double weight) {
		this.weight = weight;
	}

	@Override
	public double subtract(final float[] pictures, final int offset, final Shape picture, final float[] gradient) {
		final int area = picture.area(), width = picture.width();
		if (residue.length != area) {
			residue = new float[area];
			twice = new float[area];
			rows = new float[area];
		}
		final double factor = weight / picture.size();
		final float step = (float) (2 * factor);
		double sum = 0;
		for (int c = 0; c < picture.channels(); c++) {
			final int start = offset + c * area;
			withoutBlur(pictures, start, width, residue);
			withoutBlur(residue, 0, width, twice);
			for (int i = 0; i < area; i++) {
				sum += (double) residue[i] * residue[i];
				gradient[start + i] -= step * twice[i];
			}
		}
		return factor * sum;
	}

	/** (1 - B) x */
	private void withoutBlur(final float[] x, final int start, final int width, final float[] result) {
		final int area = result.length;
		for (int row = 0; row < area; row += width)
			for (int i = row, end = row + width - 1; i <= end; i++)
				rows[i] = (x[start + Math.max(row, i - 1)] + 2 * x[start + i] + x[start + Math.min(end, i + 1)]) / 4;
		for (int i = 0; i < area; i++) {
			final float above = rows[i < width ? i : i - width], below = rows[i + width < area ? i + width : i];
			result[i] = x[start + i] - (above + 2 * rows[i] + below) / 4;
		}
	}
}
