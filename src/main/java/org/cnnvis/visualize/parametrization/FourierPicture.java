package org.cnnvis.visualize.parametrization;

import java.util.function.DoubleUnaryOperator;

import org.cnnvis.network.Shape;
import org.cnnvis.visualize.fourier.RealFourier;

/** A picture whose parameters are the amplitudes of a {@link RealFourier} spectrum over their usual sizes. */
final class FourierPicture implements ParametricPicture {

	private final Shape shape;
	private final RealFourier fourier;
	private final ColorSpace colors;
	/** For each complex number of one channel; colour channels times chroma. */
	private final float[] scale;
	private final float chroma;
	private final float[] parameters, spectrum, channels;
	/** Standard deviation, of 0 to 1. */
	private double most;

	/**
	 * @param sizeOf amplitude's usual size by its frequency in cycles per pixel
	 * @param most contrast, as a standard deviation of 0 to 1
	 * @param mean colour's usual size, as a multiple of that of the slowest wave
	 */
	FourierPicture(final Shape shape, final DoubleUnaryOperator sizeOf, final double chroma, final double most, final double mean) {
		this.most = most;
		this.shape = shape;
		this.fourier = new RealFourier(shape.height(), shape.width());
		this.colors = new ColorSpace(shape);
		this.chroma = (float) chroma;
		final int n = fourier.spectrumSize();
		this.scale = new float[n];
		final double lowest = 1.0 / Math.max(shape.height(), shape.width());
		for (int i = 0; i < n; i++)
			scale[i] = (float) sizeOf.applyAsDouble(Math.max(lowest, fourier.frequency(i)));
		scale[0] *= mean;
		this.parameters = new float[2 * n * shape.channels()];
		this.spectrum = new float[2 * n];
		this.channels = new float[shape.size()];
	}

	@Override
	public float[] parameters() {
		return parameters;
	}

	@Override
	public void render(final float[] picture) {
		for (int c = 0; c < shape.channels(); c++) {
			multiply(parameters, c * spectrum.length, spectrum, 0, c);
			fourier.synthesise(spectrum, 0, channels, c * shape.area());
		}
		colors.toPicture(channels, picture);
	}

	@Override
	public void backpropagate(final float[] picture, final float[] pictureGradient, final float[] gradient) {
		colors.backpropagate(picture, pictureGradient, channels);
		for (int c = 0; c < shape.channels(); c++) {
			fourier.analyse(channels, c * shape.area(), spectrum, 0);
			multiply(spectrum, 0, gradient, c * spectrum.length, c);
		}
	}

	@Override
	public void restrain(final float[] picture) {
		final double contrast = contrast(picture);
		if (contrast <= most) return;
		final float factor = (float) (most / contrast);
		for (int i = 0; i < parameters.length; i++)
			parameters[i] *= factor;
	}

	/** Standard deviation of the colours' values, each from its own mean. */
	private double contrast(final float[] picture) {
		final int area = shape.area();
		double variance = 0;
		for (int c = 0; c < shape.channels(); c++) {
			double sum = 0, squares = 0;
			for (int i = c * area; i < (c + 1) * area; i++) {
				final double value = picture[i];
				sum += value;
				squares += value * value;
			}
			variance += squares / area - sum / area * sum / area;
		}
		return Math.sqrt(Math.max(0, variance) / shape.channels());
	}

	private void multiply(final float[] from, final int start, final float[] to, final int target, final int channel) {
		final float factor = channel == 0 ? 1 : chroma;
		final int n = scale.length;
		for (int part = 0; part < 2 * n; part += n)
			for (int i = 0; i < n; i++)
				to[target + part + i] = factor * scale[i] * from[start + part + i];
	}

	/** Takes over a picture, with as much contrast as it has. */
	void set(final float[] picture) {
		most = Math.max(most, contrast(picture));
		final float[] wanted = colors.fromPicture(picture);
		for (int c = 0; c < shape.channels(); c++) {
			fourier.analyse(wanted, c * shape.area(), spectrum, 0);
			final int n = scale.length, row = shape.width() / 2 + 1;
			for (int i = 0; i < 2 * n; i++) {
				// The adjoint counts the waves twice that stand for their opposites too.
				final int u = i % row, weight = u == 0 || u == row - 1 ? 1 : 2;
				parameters[c * 2 * n + i] = spectrum[i] / (weight * scale[i % n] * (c == 0 ? 1 : chroma));
			}
		}
	}
}
