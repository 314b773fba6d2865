package org.cnnvis.train;

import java.util.List;
import java.util.stream.IntStream;

import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;

/**
 * The linear classifier of feature vectors with the least mean cross-entropy + lambda / 2 |W|^2 (biases are free).
 * Features are brought to the mean 0 and, all together, to the standard deviation 1 first.
 */
final class SoftmaxRegression {

	/** Samples whose sums are taken together: the result does not depend on the number of threads. */
	private static final int PORTION = 256;

	private final float[][] features;
	private final int[] labels;
	private final int classes, length;
	private final double lambda;
	private final double[] mean;
	private final double deviation;

	SoftmaxRegression(final List<float[]> features, final int[] labels, final int classes, final double lambda) {
		this.length = features.get(0).length;
		this.labels = labels;
		this.classes = classes;
		this.lambda = lambda;
		this.mean = new double[length];
		for (final float[] x : features)
			for (int k = 0; k < length; k++)
				mean[k] += x[k] / (double) features.size();
		double squares = 0;
		this.features = new float[features.size()][length];
		for (int i = 0; i < features.size(); i++)
			for (int k = 0; k < length; k++) {
				final double d = features.get(i)[k] - mean[k];
				this.features[i][k] = (float) d;
				squares += d * d;
			}
		deviation = Math.max(Math.sqrt(squares / ((double) features.size() * length)), 1e-12);
		for (final float[] x : this.features)
			for (int k = 0; k < length; k++)
				x[k] /= deviation;
	}

	/** Is told each step, with the classifier as it is then; returns false to stop. */
	interface Watcher {

		boolean goesOn(int step, double loss, double accuracy, Convolution head);
	}

	/** @return a fully connected layer on the features as they were given */
	Convolution fit(final int mostSteps, final Watcher watcher) {
		final double[] w = new double[classes * (length + 1)];
		final double[] last = new double[2];
		new Lbfgs().minimize((x, g) -> value(x, g, last), w, mostSteps, 1e-6, (step, value, x) -> watcher.goesOn(step, last[0],
			last[1], head(x)));
		return head(w);
	}

	private double value(final double[] w, final double[] gradient, final double[] lossAndAccuracy) {
		final int portions = (features.length + PORTION - 1) / PORTION;
		final double[][] partial = new double[portions][];
		IntStream.range(0, portions).parallel().forEach(p -> partial[p] = portion(w, p * PORTION, Math.min(features.length, (p +
			1) * PORTION)));
		java.util.Arrays.fill(gradient, 0);
		double loss = 0, right = 0;
		for (final double[] part : partial) {
			for (int i = 0; i < gradient.length; i++)
				gradient[i] += part[i] / features.length;
			loss += part[gradient.length];
			right += part[gradient.length + 1];
		}
		double penalty = 0;
		for (int c = 0; c < classes; c++)
			for (int k = 0, i = c * (length + 1); k < length; k++, i++) {
				gradient[i] += lambda * w[i];
				penalty += w[i] * w[i];
			}
		lossAndAccuracy[0] = loss / features.length;
		lossAndAccuracy[1] = right / features.length;
		return loss / features.length + lambda / 2 * penalty;
	}

	/** Sums over some samples: the gradient, then the loss, then how many are right. */
	private double[] portion(final double[] w, final int from, final int to) {
		final double[] sums = new double[w.length + 2], p = new double[classes];
		for (int i = from; i < to; i++) {
			final float[] x = features[i];
			double most = Double.NEGATIVE_INFINITY;
			int best = 0;
			for (int c = 0; c < classes; c++) {
				final int at = c * (length + 1);
				double z = w[at + length];
				for (int k = 0; k < length; k++)
					z += w[at + k] * x[k];
				p[c] = z;
				if (z > most) {
					most = z;
					best = c;
				}
			}
			double sum = 0;
			final double own = p[labels[i]];
			for (int c = 0; c < classes; c++)
				sum += p[c] = Math.exp(p[c] - most);
			sums[w.length] += Math.log(sum) + most - own;
			if (best == labels[i]) sums[w.length + 1]++;
			for (int c = 0; c < classes; c++) {
				final double d = p[c] / sum - (c == labels[i] ? 1 : 0);
				final int at = c * (length + 1);
				for (int k = 0; k < length; k++)
					sums[at + k] += d * x[k];
				sums[at + length] += d;
			}
		}
		return sums;
	}

	private Convolution head(final double[] w) {
		final float[] kernel = new float[classes * length], biases = new float[classes];
		for (int c = 0; c < classes; c++) {
			double bias = w[c * (length + 1) + length];
			for (int k = 0; k < length; k++) {
				final double weight = w[c * (length + 1) + k] / deviation;
				kernel[c * length + k] = (float) weight;
				bias -= weight * mean[k];
			}
			biases[c] = (float) bias;
		}
		return Convolution.dense(Tensor.of(kernel, classes, length), biases);
	}

	/** Logits of a feature vector. */
	static float[] logits(final Convolution head, final float[] x) {
		final float[] logits = new float[head.outChannels()], kernel = head.kernel().data();
		for (int c = 0; c < logits.length; c++) {
			double z = head.bias()[c];
			for (int k = 0; k < x.length; k++)
				z += (double) kernel[c * x.length + k] * x[k];
			logits[c] = (float) z;
		}
		return logits;
	}
}
