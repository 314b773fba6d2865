package org.cnnvis.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.Screening;
import org.cnnvis.train.data.Split;

/** The photographs of a training run, as its dialog describes them. */
final class TrainingData {

	private static final double PERCENT = 100;

	private final ImageFolder folder;
	private final String validation;
	private final long seed;

	/**
	 * @param validation percent of each class that are held out, or a folder
	 * @throws CnnVisException if a folder is not there or is not one of classes, or the percentage is none
	 */
	TrainingData(final String folder, final String validation, final long seed) {
		if (folder.trim().isEmpty()) throw new CnnVisException(
			"folder: choose a folder with one sub-folder of photographs per class.");
		this.folder = ImageFolder.open(PictureFiles.folder(folder));
		this.validation = validation.trim();
		this.seed = seed;
		if (isShare()) share();
		else ImageFolder.ofAnyClasses(PictureFiles.folder(this.validation));
	}

	private boolean isShare() {
		return validation.matches("-?[\\d.]+ ?%?");
	}

	private double share() {
		final String number = validation.replace("%", "").trim();
		try {
			final double percent = Double.parseDouble(number);
			if (percent >= 0 && percent < PERCENT) return percent / PERCENT;
		}
		catch (final NumberFormatException e) {
			throw new CnnVisException("validation: '" + validation + "' is neither a percentage nor a folder.", e);
		}
		throw new CnnVisException("validation: " + validation + " is outside of 0 to 99 percent.");
	}

	/** A few words. */
	String describe() {
		return folder.files().size() + " files in " + folder.classes().size() + " classes: " + String.join(", ", folder
			.classes().subList(0, Math.min(4, folder.classes().size()))) + (folder.classes().size() > 4 ? ", ..." : "");
	}

	List<String> classes() {
		return folder.classes();
	}

	Path path() {
		return folder.path();
	}

	/**
	 * Reads all photographs once.
	 *
	 * @param remarks receives a sentence for each file that is left out
	 */
	Split split(final List<String> remarks) {
		final Screening screening = Screening.of(folder);
		remarks.addAll(screening.remarks());
		if (isShare()) return Split.share(screening.folder(), share(), seed);
		final Screening others = Screening.of(ImageFolder.ofAnyClasses(PictureFiles.folder(validation)));
		remarks.addAll(others.remarks());
		final List<String> both = new ArrayList<>();
		final Split split = Split.given(screening, others, both);
		remarks.addAll(both);
		return split;
	}
}
