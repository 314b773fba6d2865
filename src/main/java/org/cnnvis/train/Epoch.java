package org.cnnvis.train;

/**
 * What one pass over the photographs has yielded; a row of the history. For the feature extractor it is a step of the
 * fit. Immutable.
 */
public final class Epoch {

	private final int number;
	private final double loss, accuracy, validationLoss, validationAccuracy, seconds;

	Epoch(final int number, final double loss, final double accuracy, final double validationLoss,
		final double validationAccuracy, final double seconds)
	{
		this.number = number;
		this.loss = loss;
		this.accuracy = accuracy;
		this.validationLoss = validationLoss;
		this.validationAccuracy = validationAccuracy;
		this.seconds = seconds;
	}

	/** From 1. */
	public int number() {
		return number;
	}

	/** Mean cross-entropy of the varied views that were learned from, while the network changed. */
	public double loss() {
		return loss;
	}

	/** Share of these that were recognised, 0 to 1. */
	public double accuracy() {
		return accuracy;
	}

	/** Mean cross-entropy of the photographs held out; NaN if there are none. */
	public double validationLoss() {
		return validationLoss;
	}

	/** Share of these that are recognised, 0 to 1; NaN if there are none. */
	public double validationAccuracy() {
		return validationAccuracy;
	}

	/** Training time until the end of this epoch, without what a resumed run has stood still. */
	public double seconds() {
		return seconds;
	}

	@Override
	public String toString() {
		return String.format(java.util.Locale.ROOT, "epoch %d: loss %.4f, accuracy %.4f, validation loss %.4f, validation accuracy %.4f, %.1f s",
			number, loss, accuracy, validationLoss, validationAccuracy, seconds);
	}
}
