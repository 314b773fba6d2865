package org.cnnvis.train;

/** How weights follow from their gradients. */
enum UpdateRule {

		/** v = 0.9 v + g + decay w; w = w - rate v */
		MOMENTUM(1) {

			@Override
			void update(final float[] w, final float[] g, final float[][] state, final int from, final int n,
				final double rate, final double decay, final long step)
			{
				final float[] v = state[0];
				final float r = (float) rate, d = (float) decay;
				for (int i = 0; i < n; i++) {
					final float velocity = 0.9f * v[from + i] + (g[i] + d * w[i]);
					v[from + i] = velocity;
					w[i] -= r * velocity;
				}
			}
		},

		/** Adam (Kingma and Ba 2014) with decoupled decay (Loshchilov and Hutter 2019); without decay it is Keras' Adam. */
		ADAM(2) {

			@Override
			void update(final float[] w, final float[] g, final float[][] state, final int from, final int n,
				final double rate, final double decay, final long step)
			{
				final float[] first = state[0], second = state[1];
				final float kept = (float) (1 - rate * decay);
				final float r = (float) (rate / (1 - Math.pow(0.9, step))), correction = (float) (1 / Math.sqrt(1 - Math.pow(0.999,
					step)));
				for (int i = 0; i < n; i++) {
					final float m = 0.9f * first[from + i] + 0.1f * g[i], s = 0.999f * second[from + i] + 0.001f * g[i] * g[i];
					first[from + i] = m;
					second[from + i] = s;
					w[i] = kept * w[i] - r * m / ((float) Math.sqrt(s) * correction + 1e-8f);
				}
			}
		};

	/** Numbers that are kept for each weight. */
	final int states;

	UpdateRule(final int states) {
		this.states = states;
	}

	/**
	 * Updates some weights of one parameter.
	 *
	 * @param state arrays of the parameter's length, of which the part that begins at {@code from} belongs to the weights
	 * @param step counts from 1
	 */
	abstract void update(float[] w, float[] g, float[][] state, int from, int n, double rate, double decay, long step);
}
