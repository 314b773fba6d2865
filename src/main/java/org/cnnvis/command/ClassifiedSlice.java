package org.cnnvis.command;

import org.cnnvis.classify.Classification;

/** One picture of an image or a file, and what it shows or why that cannot be said. Immutable. */
final class ClassifiedSlice {

	final String image;
	final int slice;
	final Classification classification;
	final String problem;

	private ClassifiedSlice(final String image, final int slice, final Classification classification,
		final String problem)
	{
		this.image = image;
		this.slice = slice;
		this.classification = classification;
		this.problem = problem;
	}

	static ClassifiedSlice of(final String image, final int slice, final Classification classification) {
		return new ClassifiedSlice(image, slice, classification, null);
	}

	/** @param problem a sentence */
	static ClassifiedSlice broken(final String image, final String problem) {
		return new ClassifiedSlice(image, 1, null, problem);
	}

	boolean isBroken() {
		return problem != null;
	}
}
