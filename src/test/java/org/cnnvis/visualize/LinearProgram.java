package org.cnnvis.visualize;

import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Shape;

/**
 * In place of a network: each channel is a weighted mean of the picture. Counts passes, so that tests can stop it where
 * they want, and obeys interruption as engines do.
 */
public final class LinearProgram implements GradientProgram {

	private final ProgramSpec spec;
	private final Shape picture, tap;
	private final float[][] weights;
	private final float[] activations;
	private Runnable onForward = () -> {};
	int forwards;
	boolean closed;

	public LinearProgram(final ProgramSpec spec) {
		this.spec = spec;
		this.picture = spec.network().shapes(spec.height(), spec.width()).get(spec.network().inputNode());
		this.tap = Shape.vector(spec.network().shapes(spec.height(), spec.width()).get(spec.taps().get(0)).channels());
		this.activations = new float[spec.batch() * tap.size()];
		this.weights = new float[tap.size()][picture.size()];
		final Random random = new Random(1);
		for (final float[] w : weights)
			for (int i = 0; i < w.length; i++)
				w[i] = (float) random.nextGaussian() / w.length;
	}

	/** Runs this at each forward pass, before the interruption is looked at. */
	public LinearProgram onForward(final Runnable action) {
		onForward = action;
		return this;
	}

	@Override
	public void forward(final float[] pictures) {
		forwards++;
		onForward.run();
		if (Thread.interrupted()) throw new CancellationException();
		final int n = picture.size();
		for (int b = 0; b < spec.batch(); b++)
			for (int k = 0; k < tap.size(); k++) {
				double sum = 0;
				for (int i = 0; i < n; i++)
					sum += weights[k][i] * pictures[b * n + i];
				activations[b * tap.size() + k] = (float) sum;
			}
	}

	@Override
	public void read(final int t, final float[] activation) {
		System.arraycopy(activations, 0, activation, 0, activations.length);
	}

	@Override
	public void backward(final float[][] cotangents, final float[] gradient) {
		final int n = picture.size();
		for (int b = 0; b < spec.batch(); b++)
			for (int i = 0; i < n; i++) {
				double sum = 0;
				for (int k = 0; k < tap.size(); k++)
					sum += cotangents[0][b * tap.size() + k] * weights[k][i];
				gradient[b * n + i] = (float) sum;
			}
	}

	@Override
	public ProgramSpec spec() {
		return spec;
	}

	@Override
	public String backend() {
		return "linear 1.0";
	}

	@Override
	public Shape inputShape() {
		return picture;
	}

	@Override
	public Shape tapShape(final int t) {
		return tap;
	}

	@Override
	public long memory() {
		return 0;
	}

	@Override
	public void close() {
		closed = true;
	}
}
