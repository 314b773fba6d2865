package org.cnnvis.command;

import java.util.function.Function;

import org.cnnvis.classify.Classifier;
import org.cnnvis.classify.Crops;
import org.cnnvis.model.Model;

/**
 * The classifier of single pictures that was used last, compiled and ready: a macro that classifies one image after the
 * other waits for no compilation. One thread at a time uses it.
 */
final class KeptClassifier {

	private static Classifier classifier;
	private static Model model;
	private static Crops crops;

	private KeptClassifier() {}

	static synchronized <T> T use(final Model wanted, final Crops views, final Function<Classifier, T> work) {
		if (classifier == null || model != wanted || crops != views) {
			if (classifier != null) classifier.close();
			classifier = null;
			classifier = new Classifier(wanted, Computing::compile, views, views.count());
			model = wanted;
			crops = views;
		}
		return work.apply(classifier);
	}
}
