package org.cnnvis.train.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.cnnvis.CnnVisException;

/** Photographs to learn from and photographs to judge by, the same number of the latter from each class. */
public final class Split {

	private final List<LabelledFile> training;
	private final List<LabelledFile> validation;

	private Split(final List<LabelledFile> training, final List<LabelledFile> validation) {
		this.training = Collections.unmodifiableList(training);
		this.validation = Collections.unmodifiableList(validation);
	}

	/**
	 * A split that depends on the seed and the files' order only.
	 *
	 * @param validationPerClass photographs of each class to judge by, at least 0
	 * @throws CnnVisException if a class has no photograph left to learn from
	 */
	public static Split stratified(final ImageFolder folder, final int validationPerClass, final long seed) {
		final List<LabelledFile> training = new ArrayList<>(), validation = new ArrayList<>();
		final Random random = new Random(seed);
		for (int label = 0; label < folder.classes().size(); label++) {
			final List<LabelledFile> files = new ArrayList<>();
			for (final LabelledFile file : folder.files())
				if (file.label() == label) files.add(file);
			if (files.size() <= validationPerClass) throw new CnnVisException("The class " + folder.classes().get(label) +
				" has " + files.size() + " photographs: it needs more than the " + validationPerClass + " held out.");
			Collections.shuffle(files, random);
			validation.addAll(files.subList(0, validationPerClass));
			training.addAll(files.subList(validationPerClass, files.size()));
		}
		return new Split(training, validation);
	}

	public List<LabelledFile> training() {
		return training;
	}

	public List<LabelledFile> validation() {
		return validation;
	}
}
