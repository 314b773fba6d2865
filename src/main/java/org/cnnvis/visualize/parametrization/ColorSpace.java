package org.cnnvis.visualize.parametrization;

import org.cnnvis.network.Shape;

/**
 * From three uncorrelated channels (brightness, blue to yellow, green to magenta, roughly) to red, green and blue in 0
 * to 1: a fixed matrix with the colour correlations of photographs, then the logistic function. One channel is
 * brightness and needs no matrix.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah, Mordvintsev and Schubert 2017, Feature Visualization</a>
 */
final class ColorSpace {

	private static final float NORM = 0.4620f;
	/** Rows: red, green, blue; columns: the uncorrelated channels. */
	private static final float[][] MATRIX = { { 0.26f / NORM, 0.09f / NORM, 0.02f / NORM }, { 0.27f / NORM, 0,
		-0.05f / NORM }, { 0.27f / NORM, -0.09f / NORM, 0.03f / NORM } };

	private final Shape shape;

	ColorSpace(final Shape shape) {
		if (shape.channels() != 1 && shape.channels() != 3) throw new IllegalArgumentException(
			"a picture has 1 or 3 channels, not " + shape.channels());
		this.shape = shape;
	}

	/** @param picture receives red, green, blue */
	void toPicture(final float[] channels, final float[] picture) {
		final int area = shape.area();
		for (int c = 0; c < shape.channels(); c++) {
			if (shape.channels() == 1) System.arraycopy(channels, 0, picture, 0, area);
			else mix(channels, area, MATRIX[c], picture, c * area);
			Sigmoid.apply(picture, c * area, (c + 1) * area);
		}
	}

	private static void mix(final float[] channels, final int area, final float[] row, final float[] to, final int at) {
		final float a = row[0], b = row[1], c = row[2];
		for (int i = 0; i < area; i++)
			to[at + i] = a * channels[i] + b * channels[area + i] + c * channels[2 * area + i];
	}

	/** The adjoint at a picture. No array is another. */
	void backpropagate(final float[] picture, final float[] pictureGradient, final float[] channelGradient) {
		final int area = shape.area();
		if (shape.channels() == 1) for (int i = 0; i < area; i++)
			channelGradient[i] = pictureGradient[i] * Sigmoid.slope(picture[i]);
		else for (int c = 0; c < 3; c++)
			unmix(pictureGradient, picture, area, MATRIX[0][c], MATRIX[1][c], MATRIX[2][c], channelGradient, c * area);
	}

	private static void unmix(final float[] gradient, final float[] picture, final int area, final float r,
		final float g, final float b, final float[] to, final int at)
	{
		for (int i = 0; i < area; i++) {
			final int j = i + area, k = j + area;
			to[at + i] = r * gradient[i] * Sigmoid.slope(picture[i]) + g * gradient[j] * Sigmoid.slope(picture[j]) + b *
				gradient[k] * Sigmoid.slope(picture[k]);
		}
	}

	/** The inverse of {@link #toPicture}. */
	float[] fromPicture(final float[] source) {
		final int area = shape.area();
		final float[] channels = new float[shape.size()];
		if (shape.channels() == 1) for (int i = 0; i < area; i++)
			channels[i] = Sigmoid.inverse(source[i]);
		else for (int i = 0; i < area; i++) {
			final double r = Sigmoid.inverse(source[i]), g = Sigmoid.inverse(source[area + i]), b = Sigmoid.inverse(
				source[2 * area + i]);
			for (int c = 0; c < 3; c++)
				channels[c * area + i] = (float) (INVERSE[c][0] * r + INVERSE[c][1] * g + INVERSE[c][2] * b);
		}
		return channels;
	}

	private static final double[][] INVERSE = inverse();

	/** By Cramer's rule: the rows are cross products of the matrix's columns over its determinant. */
	private static double[][] inverse() {
		final double[][] inverse = new double[3][3];
		double determinant = 0;
		for (int i = 0; i < 3; i++)
			for (int j = 0; j < 3; j++) {
				final int r = (i + 1) % 3, s = (i + 2) % 3, u = (j + 1) % 3, v = (j + 2) % 3;
				inverse[j][i] = (double) MATRIX[r][u] * MATRIX[s][v] - (double) MATRIX[r][v] * MATRIX[s][u];
				if (j == 0) determinant += MATRIX[i][0] * inverse[0][i];
			}
		for (final double[] row : inverse)
			for (int j = 0; j < 3; j++)
				row[j] /= determinant;
		return inverse;
	}
}
