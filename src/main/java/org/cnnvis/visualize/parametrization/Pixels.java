package org.cnnvis.visualize.parametrization;

import java.util.Random;

import org.cnnvis.network.Shape;

/**
 * Every pixel by itself: each number of the picture is the logistic function of a parameter. Without penalties it leads
 * to noise; it starts from a given picture without any loss that 8 bits would show.
 */
public final class Pixels implements Parametrization {

	private static final double START = 0.01;

	@Override
	public ParametricPicture start(final Shape canvas, final long seed) {
		final Picture picture = new Picture(canvas);
		final Random random = new Random(seed);
		for (int i = 0; i < picture.parameters.length; i++)
			picture.parameters[i] = (float) (START * random.nextGaussian());
		return picture;
	}

	@Override
	public ParametricPicture start(final Shape canvas, final float[] pixels) {
		final Picture picture = new Picture(canvas);
		for (int i = 0; i < picture.parameters.length; i++)
			picture.parameters[i] = Sigmoid.inverse(pixels[i]);
		return picture;
	}

	@Override
	public int canvasLength(final int n) {
		return n;
	}

	@Override
	public boolean isPeriodic() {
		return false;
	}

	@Override
	public String toString() {
		return "pixels";
	}

	private static final class Picture implements ParametricPicture {

		private final float[] parameters;

		Picture(final Shape canvas) {
			this.parameters = new float[canvas.size()];
		}

		@Override
		public float[] parameters() {
			return parameters;
		}

		@Override
		public void render(final float[] picture) {
			System.arraycopy(parameters, 0, picture, 0, parameters.length);
			Sigmoid.apply(picture, 0, picture.length);
		}

		@Override
		public void backpropagate(final float[] picture, final float[] pictureGradient, final float[] gradient) {
			for (int i = 0; i < picture.length; i++)
				gradient[i] = pictureGradient[i] * Sigmoid.slope(picture[i]);
		}
	}
}
