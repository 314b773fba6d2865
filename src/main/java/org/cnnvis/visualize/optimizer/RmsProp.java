package org.cnnvis.visualize.optimizer;

/**
 * RMSprop for gradient ascent, without a learning rate: cache = decay * cache + (1 - decay) * g^2, step = g /
 * sqrt(cache + 1e-7). The cache starts at 0 and is not corrected for that: with decay 0.95 the first step is 4.47 for
 * every number, upwards or downwards. Keeps the cache of one batch.
 *
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012,
 *      lecture 6e</a>
 */
public final class RmsProp {

	private static final float EPSILON = 1e-7f;

	private final float decay, renewal;
	private final float[] cache;

	/**
	 * @param decay 0..1
	 * @param cache averages of squared gradients to begin with, one for each number of the batch; 0 as a rule
	 */
	public RmsProp(final double decay, final float[] cache) {
		this.decay = (float) decay;
		this.renewal = (float) (1 - decay);
		this.cache = cache;
	}

	/** to = from + step, for the numbers from start to end. Parts of the batch can be treated at the same time. */
	public void step(final float[] from, final float[] gradient, final float[] to, final int start, final int end) {
		for (int i = start; i < end; i++) {
			final float g = gradient[i];
			cache[i] = decay * cache[i] + renewal * g * g;
			to[i] = from[i] + g / (float) Math.sqrt(cache[i] + EPSILON);
		}
	}
}
