package org.cnnvis.train;

/** One run of {@link FlowersExperiment}, as it is written to report.json. Accuracies are those of photographs held out. */
final class ExperimentRow {

	final String method, base;
	final long seed;
	final int epochs;
	final double accuracyLast, accuracyBest, seconds;
	/** Photographs that were learned from. */
	final int images;

	ExperimentRow(final String method, final String base, final long seed, final int epochs, final double accuracyLast,
		final double accuracyBest, final double seconds, final int images)
	{
		this.method = method;
		this.base = base;
		this.seed = seed;
		this.epochs = epochs;
		this.accuracyLast = accuracyLast;
		this.accuracyBest = accuracyBest;
		this.seconds = seconds;
		this.images = images;
	}

	boolean isOf(final String otherMethod, final String otherBase, final long otherSeed) {
		return method.equals(otherMethod) && base.equals(otherBase) && seed == otherSeed;
	}
}
