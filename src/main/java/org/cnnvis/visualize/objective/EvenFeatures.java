package org.cnnvis.visualize.objective;

import java.util.Arrays;

import org.cnnvis.network.op.Convolution;

/**
 * A way up for classes that shows all of what speaks for them. A logit is a weighted sum of features f; its gradient
 * makes the few with the largest weights ever stronger, which another network need not hold for the class. Here a
 * feature counts the less, the stronger it is already: the logits' gradient g with respect to the features becomes
 * {@code g m / (m + e f)}, that of {@code sum(g m/e log(1 + e f/m))}, where m is the features' mean and e the evenness.
 * Immutable.
 */
final class EvenFeatures implements Relay {

	private final int logits, features;
	/** (classes, features) */
	private final float[] weights;
	private final float evenness;

	/**
	 * @param logits tap, a number for each class
	 * @param features tap of which the logits are weighted sums
	 * @param layer that makes logits of features
	 * @param evenness above 0
	 */
	EvenFeatures(final int logits, final int features, final Convolution layer, final double evenness) {
		this.logits = logits;
		this.features = features;
		this.weights = layer.kernel().data();
		this.evenness = (float) evenness;
	}

	/** To the features, whose own was 0. */
	@Override
	public void handOn(final float[][] taps, final float[][] cotangents, final int picture, final int batch) {
		final float[] directions = cotangents[logits], handed = cotangents[features];
		final int classes = directions.length / batch, count = handed.length / batch, start = picture * count;
		for (int c = 0; c < classes; c++) {
			final float direction = directions[picture * classes + c];
			for (int i = 0; i < count; i++)
				handed[start + i] += direction * weights[c * count + i];
		}
		Arrays.fill(directions, picture * classes, (picture + 1) * classes, 0);
		even(taps[features], handed, start, start + count);
	}

	private void even(final float[] values, final float[] directions, final int start, final int end) {
		double sum = 0;
		for (int i = start; i < end; i++)
			sum += Math.max(0, values[i]);
		final float mean = (float) (sum / (end - start));
		if (mean == 0) return;
		for (int i = start; i < end; i++)
			directions[i] *= mean / (mean + evenness * Math.max(0, values[i]));
	}
}
