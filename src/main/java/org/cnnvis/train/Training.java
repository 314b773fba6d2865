package org.cnnvis.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.Engine;
import org.cnnvis.train.data.LabelledFile;

/**
 * Makes a classifier from photographs.
 *
 * <pre>{@code
 * Split split = Split.stratified(folder, 10, 1);
 * TrainingResult result = new Training(settings, folder.classes(), split.training(), split.validation(), engine).run(listener);
 * result.save(Paths.get("flowers.zip"));
 * }</pre>
 *
 * The same settings, photographs and seed give the same weights on the same kind of processor, whatever the number of
 * threads.
 */
public final class Training {

	final TrainingSettings settings;
	final List<String> classes;
	final List<LabelledFile> training, validation;
	final Engine engine;

	/**
	 * Checks all but the photographs; quick.
	 *
	 * @param classes names, by label
	 * @param validation photographs to judge by, which choose nothing unless training is cancelled; may be empty
	 * @throws CnnVisException if the method needs a base model and there is none, or one that does not suit
	 */
	public Training(final TrainingSettings settings, final List<String> classes, final List<LabelledFile> training,
		final List<LabelledFile> validation, final Engine engine)
	{
		if (settings.method().needsBase() && settings.base() == null) throw new CnnVisException("The method " + settings
			.method() + " begins with a trained network: name a base model.");
		if (classes.size() < 2) throw new CnnVisException("Training needs at least two classes, not " + classes.size() + ".");
		if (training.isEmpty()) throw new CnnVisException("There are no photographs to learn from.");
		this.settings = settings;
		this.classes = Collections.unmodifiableList(new ArrayList<>(classes));
		this.training = Collections.unmodifiableList(new ArrayList<>(training));
		this.validation = Collections.unmodifiableList(new ArrayList<>(validation));
		this.engine = engine;
	}

	/**
	 * Takes seconds to hours.
	 *
	 * @throws CnnVisException naming the file that cannot be read as a picture; if the loss is no number in the
	 *           first epoch (which step; later, the best network so far is the result); or if memory does not suffice
	 * @throws java.util.concurrent.CancellationException if it was cancelled before the first epoch ended, or the thread
	 *           is interrupted
	 */
	public TrainingResult run(final TrainingListener listener) {
		if (settings.method() == Method.FEATURE_EXTRACTOR) return new FeatureRun(this, listener).run();
		try (DescentRun run = new DescentRun(this, listener)) {
			return run.run();
		}
	}
}
