package org.cnnvis.visualize.parametrization;

import org.cnnvis.network.Shape;
import org.cnnvis.visualize.fourier.RealFourier;

/** A picture whose parameters are the phases of a {@link RealFourier} spectrum, in radians. */
final class MacoPicture implements ParametricPicture {

	private final Shape shape;
	private final RealFourier fourier;
	private final ColorSpace colors;
	private final float[] magnitude;
	private final float[] parameters, spectrum, channels;

	/** @param contrast standard deviation of each channel */
	MacoPicture(final Shape shape, final double decay, final double contrast) {
		this.shape = shape;
		this.fourier = new RealFourier(shape.height(), shape.width());
		this.colors = new ColorSpace(shape);
		this.magnitude = magnitudes(fourier, shape, decay, contrast);
		this.parameters = new float[magnitude.length * shape.channels()];
		this.spectrum = new float[2 * magnitude.length];
		this.channels = new float[shape.size()];
	}

	/**
	 * By Parseval's theorem the variance is the sum of the squared amplitudes over the number of pixels. In the first and
	 * the last column, waves and their opposites are both there: of phases that are independent, half of the power is
	 * left.
	 */
	private static float[] magnitudes(final RealFourier fourier, final Shape shape, final double decay,
		final double contrast)
	{
		final int n = fourier.spectrumSize(), row = shape.width() / 2 + 1;
		final double[] law = new double[n];
		double power = 0;
		for (int i = 1; i < n; i++) {
			law[i] = Math.pow(fourier.frequency(i), -decay);
			power += (i % row == 0 || i % row == row - 1 ? 0.5 : 2) * law[i] * law[i];
		}
		final double factor = contrast * Math.sqrt(shape.area() / power);
		final float[] magnitudes = new float[n];
		for (int i = 0; i < n; i++)
			magnitudes[i] = (float) (factor * law[i]);
		return magnitudes;
	}

	@Override
	public float[] parameters() {
		return parameters;
	}

	@Override
	public void render(final float[] picture) {
		final int n = magnitude.length;
		for (int c = 0; c < shape.channels(); c++) {
			for (int i = 0; i < n; i++) {
				final float phase = parameters[c * n + i];
				spectrum[i] = magnitude[i] * (float) Math.cos(phase);
				spectrum[n + i] = magnitude[i] * (float) Math.sin(phase);
			}
			fourier.synthesise(spectrum, 0, channels, c * shape.area());
		}
		colors.toPicture(channels, picture);
	}

	@Override
	public void backpropagate(final float[] picture, final float[] pictureGradient, final float[] gradient) {
		final int n = magnitude.length;
		colors.backpropagate(picture, pictureGradient, channels);
		for (int c = 0; c < shape.channels(); c++) {
			fourier.analyse(channels, c * shape.area(), spectrum, 0);
			for (int i = 0; i < n; i++) {
				final float phase = parameters[c * n + i];
				gradient[c * n + i] = magnitude[i] * ((float) Math.cos(phase) * spectrum[n + i] - (float) Math.sin(phase) *
					spectrum[i]);
			}
		}
	}

	/** Takes over a picture's phases. */
	void set(final float[] picture) {
		final float[] wanted = colors.fromPicture(picture);
		final int n = magnitude.length;
		for (int c = 0; c < shape.channels(); c++) {
			fourier.analyse(wanted, c * shape.area(), spectrum, 0);
			for (int i = 0; i < n; i++)
				parameters[c * n + i] = (float) Math.atan2(spectrum[n + i], spectrum[i]);
		}
	}
}
