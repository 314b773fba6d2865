package org.cnnvis.visualize.optimizer;

/** Plain gradient ascent: rate times the gradient, brought to a mean square of 1 first. */
public final class GradientAscent implements Optimizer {

	@Override
	public void step(final float[] parameters, final float[] gradient, final float rate) {
		Normalization.apply(gradient, 0, gradient.length);
		for (int i = 0; i < gradient.length; i++)
			parameters[i] += rate * gradient[i];
	}
}
