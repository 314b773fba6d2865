package org.cnnvis.train;

/** Is told how training goes on, in the thread that trains, and can stop it. */
public interface TrainingListener {

	/** For those who only want the result. */
	TrainingListener NONE = new TrainingListener() {};

	/** Something has been done: some photographs were read, features computed, or a batch learned from. */
	default void progress(final TrainingProgress progress) {}

	/** An epoch has ended. Those of a run that is resumed are told again, at its start. */
	default void epoch(final Epoch epoch) {}

	/** Asked after each step. Then the best network so far is the result. */
	default boolean isCancelled() {
		return false;
	}
}
