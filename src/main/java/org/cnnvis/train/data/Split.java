package org.cnnvis.train.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;

/** Photographs to learn from and photographs to judge by. Which ones depends on the seed and the files' order only. */
public final class Split {

	private final List<LabelledFile> training;
	private final List<LabelledFile> validation;

	private Split(final List<LabelledFile> training, final List<LabelledFile> validation) {
		this.training = Collections.unmodifiableList(training);
		this.validation = Collections.unmodifiableList(validation);
	}

	/**
	 * The same number of photographs to judge by from each class.
	 *
	 * @param validationPerClass at least 0
	 * @throws CnnVisException if a class has no photograph left to learn from
	 */
	public static Split stratified(final ImageFolder folder, final int validationPerClass, final long seed) {
		for (int label = 0; label < folder.classes().size(); label++) {
			final int photographs = folder.files(label).size();
			if (photographs <= validationPerClass) throw new CnnVisException("The class " + folder.classes().get(label) +
				" has " + photographs + " photographs: it needs more than the " + validationPerClass + " held out.");
		}
		return split(folder, seed, photographs -> validationPerClass);
	}

	/**
	 * The same share of each class to judge by, rounded to whole photographs; of a class with at least two photographs
	 * one at least, of a class with one none.
	 *
	 * @param validation share in [0, 1)
	 */
	public static Split share(final ImageFolder folder, final double validation, final long seed) {
		return split(folder, seed, photographs -> validation == 0 ? 0 : Math.min(photographs - 1, Math.max(1, (int) Math
			.round(validation * photographs))));
	}

	private interface Count {

		int validation(int photographs);
	}

	private static Split split(final ImageFolder folder, final long seed, final Count count) {
		final List<LabelledFile> training = new ArrayList<>(), validation = new ArrayList<>();
		final Random random = new Random(seed);
		for (int label = 0; label < folder.classes().size(); label++) {
			final List<LabelledFile> files = shuffled(folder, label, random);
			final int held = count.validation(files.size());
			validation.addAll(files.subList(0, held));
			training.addAll(files.subList(held, files.size()));
		}
		return new Split(training, validation);
	}

	/**
	 * Cross-validation: each photograph is judged by in one of the splits and learned from in the others; the classes are
	 * spread over the splits as evenly as possible.
	 *
	 * @param folds how many splits, at least 2
	 * @throws CnnVisException if a class has fewer than two photographs, so that none would be left to learn from
	 */
	public static List<Split> folds(final ImageFolder folder, final int folds, final long seed) {
		if (folds < 2) throw new CnnVisException("folds: " + folds + " is too few; cross-validation needs at least 2.");
		final List<List<LabelledFile>> parts = new ArrayList<>();
		for (int fold = 0; fold < folds; fold++)
			parts.add(new ArrayList<>());
		final Random random = new Random(seed);
		int next = 0;
		for (int label = 0; label < folder.classes().size(); label++) {
			final List<LabelledFile> files = shuffled(folder, label, random);
			if (files.size() < 2) throw new CnnVisException("The class " + folder.classes().get(label) + " has " + files
				.size() + " photograph: cross-validation needs at least 2 of each class.");
			for (final LabelledFile file : files)
				parts.get(next++ % folds).add(file);
		}
		final List<Split> splits = new ArrayList<>();
		for (final List<LabelledFile> part : parts) {
			final Set<LabelledFile> held = new HashSet<>(part);
			splits.add(new Split(folder.without(held).files(), part));
		}
		return splits;
	}

	/**
	 * Judges by the photographs of another folder; its classes are those of the same names. Photographs that are in both
	 * folders, under whatever name, are not learned from.
	 *
	 * @param remarks receives a sentence for each photograph that is left out
	 * @throws CnnVisException if the other folder has a class that this one has not, or nothing is left to learn from
	 */
	public static Split given(final Screening training, final Screening validation, final List<String> remarks) {
		final List<String> classes = training.folder().classes();
		final List<LabelledFile> judges = new ArrayList<>();
		for (final LabelledFile file : validation.folder().files()) {
			final String name = validation.folder().classes().get(file.label());
			if (!classes.contains(name)) throw new CnnVisException("The folder " + validation.folder().path() +
				" has the class '" + name + "', which is not in " + training.folder().path() + ".");
			judges.add(new LabelledFile(file.file(), classes.indexOf(name)));
		}
		final Set<String> known = new HashSet<>(validation.hashes().values());
		final Set<LabelledFile> both = training.folder().files().stream().filter(file -> known.contains(training.hashes().get(
			file))).collect(Collectors.toSet());
		for (final LabelledFile file : training.folder().files())
			if (both.contains(file)) remarks.add("Skipped: " + training.folder().path().relativize(file.file()) +
				" is among the photographs to judge by too.");
		return new Split(training.folder().without(both).requireFiles().files(), judges);
	}

	private static List<LabelledFile> shuffled(final ImageFolder folder, final int label, final Random random) {
		final List<LabelledFile> files = new ArrayList<>(folder.files(label));
		Collections.shuffle(files, random);
		return files;
	}

	public List<LabelledFile> training() {
		return training;
	}

	public List<LabelledFile> validation() {
		return validation;
	}
}
