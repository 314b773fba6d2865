package org.cnnvis.train;

import java.util.ArrayList;
import java.util.List;

import org.cnnvis.model.Half;
import org.cnnvis.model.dl4j.Dl4jWriter;
import org.cnnvis.network.Network;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.train.data.LabelledFile;
import org.cnnvis.train.data.LabelledPhotograph;

/** Training without a gradient through the network: features once, then a softmax regression on them. */
final class FeatureRun {

	/** Of the penalty; fewer views of each photograph need a stronger one. */
	static final double LAMBDA_OF_VIEWS = 0.0047, LAMBDA_OF_ONE = 0.0084;

	private final Training training;
	private final TrainingSettings settings;
	private final TrainingListener listener;
	private final Body body;
	private final Network features;
	private final int side;
	private final List<Epoch> history = new ArrayList<>();

	FeatureRun(final Training training, final TrainingListener listener) {
		this.training = training;
		this.settings = training.settings;
		this.listener = listener;
		this.body = Body.of(settings.base());
		this.features = body.features();
		this.side = settings.size() == 0 ? body.side() : settings.size();
		Dl4jWriter.check(features, side);
	}

	static double lambda(final Views views) {
		return views == Views.NONE ? LAMBDA_OF_ONE : LAMBDA_OF_VIEWS;
	}

	/** Photographs are shrunk to this: a crop of half the area then has about as many pixels as the network sees. */
	static int shortSide(final int side) {
		return side * 10 / 7;
	}

	TrainingResult run() {
		final long start = System.nanoTime();
		final int classes = training.classes.size();
		final List<LabelledPhotograph> toLearn = Photographs.read(training.training, shortSide(side), listener, 0.05);
		final List<LabelledPhotograph> toJudge = Photographs.read(training.validation, Integer.MAX_VALUE, listener, 0.05);
		final FeatureViews views = new FeatureViews(features, settings.base().input(), side, training.engine);
		final List<float[]> learned = views.all(toLearn, settings.views(), settings.seed(), listener);
		final List<float[]> judged = views.middle(toJudge, listener);
		final SoftmaxRegression regression = new SoftmaxRegression(learned, labels(training.training, learned.size()), classes, lambda(
			settings.views()));
		final Convolution head = regression.fit(settings.epochs(), (step, loss, accuracy, now) -> {
			final Evaluation evaluation = judge(now, judged, toJudge);
			history.add(new Epoch(step, loss, accuracy, evaluation.loss, evaluation.accuracy, (System.nanoTime() - start) / 1e9));
			listener.epoch(history.get(step - 1));
			listener.progress(new TrainingProgress("Fit, step " + step, 0.9 + 0.1 * step / settings.epochs(), loss, Double.NaN,
				0));
			return !listener.isCancelled();
		});
		final Convolution rounded = Convolution.dense(Tensor.of(Half.rounded(head.kernel().data()), classes, head
			.inChannels()), Half.rounded(head.bias()));
		final Network network = Body.extended(Weights.rounded(features), body.free(Recipe.CLASSES) + ":linear", rounded);
		return TrainingResult.of(training, network, settings.base().input(), side, history, history.size(), listener
			.isCancelled(), "softmax regression (lambda " + lambda(settings.views()) + ") on the features of " + FeatureViews
				.number(settings.views()) + " views", 0, Fingerprint.of(training.training, training.validation));
	}

	/** View by view. */
	static int[] labels(final List<LabelledFile> photographs, final int number) {
		final int[] labels = new int[number];
		for (int i = 0; i < number; i++)
			labels[i] = photographs.get(i % photographs.size()).label();
		return labels;
	}

	/** The most probable class. */
	static int best(final Convolution head, final float[] features) {
		final float[] logits = SoftmaxRegression.logits(head, features);
		int best = 0;
		for (int c = 1; c < logits.length; c++)
			if (logits[c] > logits[best]) best = c;
		return best;
	}

	private static Evaluation judge(final Convolution head, final List<float[]> features,
		final List<LabelledPhotograph> photographs)
	{
		final CrossEntropy crossEntropy = new CrossEntropy(head.outChannels());
		double loss = 0, right = 0;
		for (int i = 0; i < features.size(); i++) {
			crossEntropy.of(SoftmaxRegression.logits(head, features.get(i)), new int[] { photographs.get(i).label() }, 1, null);
			loss += crossEntropy.loss();
			right += crossEntropy.right();
		}
		return features.isEmpty() ? new Evaluation(Double.NaN, Double.NaN) : new Evaluation(loss / features.size(), right /
			features.size());
	}
}
