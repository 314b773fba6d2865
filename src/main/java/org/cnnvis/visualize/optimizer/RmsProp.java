package org.cnnvis.visualize.optimizer;

/**
 * RMSprop: cache = decay * cache + (1 - decay) * g^2, step = rate * g / sqrt(cache + 1e-7). The cache starts at 0 and is
 * not corrected for that: with decay 0.95 the first step is 4.47 rates for every number, upwards or downwards.
 *
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012,
 *      lecture 6e</a>
 */
public final class RmsProp implements Optimizer {

	private static final float EPSILON = 1e-7f;

	private final float decay, renewal;
	private final float[] cache;

	/**
	 * @param decay 0..1
	 * @param cache averages of squared gradients to begin with, one for each parameter; 0 as a rule
	 */
	public RmsProp(final double decay, final float[] cache) {
		this.decay = (float) decay;
		this.renewal = (float) (1 - decay);
		this.cache = cache;
	}

	@Override
	public void step(final float[] parameters, final float[] gradient, final float rate) {
		for (int i = 0; i < cache.length; i++) {
			final float g = gradient[i];
			cache[i] = decay * cache[i] + renewal * g * g;
			parameters[i] += rate * (g / (float) Math.sqrt(cache[i] + EPSILON));
		}
	}
}
