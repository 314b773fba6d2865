package org.cnnvis.train;

/** How far training is. Immutable. */
public final class TrainingProgress {

	private final String activity;
	private final double done, loss, remainingSeconds, waitingShare;

	TrainingProgress(final String activity, final double done, final double loss, final double remainingSeconds,
		final double waitingShare)
	{
		this.activity = activity;
		this.done = done;
		this.loss = loss;
		this.remainingSeconds = remainingSeconds;
		this.waitingShare = waitingShare;
	}

	/** What is being done, for a status line: {@code Reading photographs}, {@code Epoch 3 of 12}. */
	public String activity() {
		return activity;
	}

	/** Share of the whole, 0 to 1. */
	public double done() {
		return done;
	}

	/** Mean over the epoch so far; NaN before the first. */
	public double loss() {
		return loss;
	}

	/** Estimated; NaN while that is not possible. */
	public double remainingSeconds() {
		return remainingSeconds;
	}

	/** Share of the time that the network has waited for photographs to be prepared, 0 to 1. */
	public double waitingShare() {
		return waitingShare;
	}
}
