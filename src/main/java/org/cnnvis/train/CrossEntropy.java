package org.cnnvis.train;

/** Softmax and cross-entropy of a batch, and their gradient with respect to the logits. */
final class CrossEntropy {

	private final int classes;
	private double loss;
	private int right;

	CrossEntropy(final int classes) {
		this.classes = classes;
	}

	/**
	 * @param logits pictures x classes
	 * @param n pictures that count; the rest has no gradient
	 * @param gradient receives that of the mean over n pictures, or null
	 */
	void of(final float[] logits, final int[] labels, final int n, final float[] gradient) {
		loss = 0;
		right = 0;
		if (gradient != null) java.util.Arrays.fill(gradient, 0);
		final double[] p = new double[classes];
		for (int i = 0; i < n; i++) {
			final int best = softmax(logits, i * classes, p);
			if (best == labels[i]) right++;
			loss -= Math.log(Math.max(p[labels[i]], Double.MIN_NORMAL));
			if (!(p[labels[i]] >= 0)) loss = Double.NaN;
			if (gradient != null) for (int c = 0; c < classes; c++)
				gradient[i * classes + c] = (float) ((p[c] - (c == labels[i] ? 1 : 0)) / n);
		}
	}

	/** @return the most probable class; the first of equal ones */
	static int softmax(final float[] logits, final int at, final double[] probabilities) {
		int best = 0;
		for (int c = 1; c < probabilities.length; c++)
			if (logits[at + c] > logits[at + best]) best = c;
		double sum = 0;
		for (int c = 0; c < probabilities.length; c++)
			sum += probabilities[c] = Math.exp((double) logits[at + c] - logits[at + best]);
		for (int c = 0; c < probabilities.length; c++)
			probabilities[c] /= sum;
		return best;
	}

	/** Sum over the pictures. */
	double loss() {
		return loss;
	}

	/** Pictures whose most probable class is the true one. */
	int right() {
		return right;
	}
}
