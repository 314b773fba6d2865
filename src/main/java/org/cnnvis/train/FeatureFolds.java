package org.cnnvis.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.Engine;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledFile;
import org.cnnvis.train.data.LabelledPhotograph;
import org.cnnvis.train.data.Split;

/**
 * Cross-validation of the feature extractor: features of all views of all photographs are computed once, then each fold
 * has a softmax regression of its own, fitted to all views of the other folds' photographs and judged by the middle of its
 * own. So each photograph is judged once, by a classifier that has seen no view of it.
 *
 * <pre>{@code
 * double accuracy = new FeatureFolds(settings, folder, 5, engine).accuracy(TrainingListener.NONE);
 * }</pre>
 */
final class FeatureFolds {

	private final TrainingSettings settings;
	private final ImageFolder folder;
	private final List<Split> splits;
	private final Engine engine;

	/**
	 * @param settings of {@link Method#FEATURE_EXTRACTOR}; the seed decides which photographs are together
	 * @throws CnnVisException if there are fewer than two folds, or a class has fewer than two photographs
	 */
	FeatureFolds(final TrainingSettings settings, final ImageFolder folder, final int folds, final Engine engine) {
		if (settings.method() != Method.FEATURE_EXTRACTOR) throw new IllegalArgumentException(
			"features serve several folds only where they are not learned");
		this.settings = settings;
		this.folder = folder;
		this.splits = Split.folds(folder, folds, settings.seed());
		this.engine = engine;
	}

	/**
	 * Share of all photographs that are recognised.
	 *
	 * @throws java.util.concurrent.CancellationException if it was cancelled
	 */
	double accuracy(final TrainingListener listener) {
		final Body body = Body.of(settings.base());
		final int side = settings.size() == 0 ? body.side() : settings.size();
		final List<LabelledFile> files = folder.files();
		final List<LabelledPhotograph> photographs = Photographs.read(files, FeatureRun.shortSide(side), listener, 0.05);
		final List<float[]> views = new FeatureViews(body.features(), settings.base().input(), side, engine).all(photographs,
			settings.views(), settings.seed(), listener);
		final Map<LabelledFile, Integer> places = new HashMap<>();
		for (final LabelledFile file : files)
			places.put(file, places.size());
		double right = 0;
		for (final Split split : splits)
			right += right(split, views, places);
		return right / files.size();
	}

	/** How many of a fold's photographs are recognised. */
	private double right(final Split split, final List<float[]> views, final Map<LabelledFile, Integer> places) {
		final List<float[]> learned = new ArrayList<>();
		// View by view, as they come; the middle is the first.
		for (int first = 0; first < views.size(); first += places.size())
			for (final LabelledFile file : split.training())
				learned.add(views.get(first + places.get(file)));
		final int[] labels = FeatureRun.labels(split.training(), learned.size());
		final Convolution head = new SoftmaxRegression(learned, labels, folder.classes().size(), FeatureRun.lambda(settings
			.views())).fit(settings.epochs(), (step, loss, accuracy, now) -> true);
		double right = 0;
		for (final LabelledFile file : split.validation())
			if (FeatureRun.best(head, views.get(places.get(file))) == file.label()) right++;
		return right;
	}
}
