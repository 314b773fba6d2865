package org.cnnvis.engine.onednn;

import java.util.BitSet;

/** One thing that a program does, some milliseconds at most. */
abstract class Step {

	private final BitSet taps;

	/** @param taps the step is needed if one of these has a cotangent; null if it always is */
	Step(final BitSet taps) {
		this.taps = taps;
	}

	final boolean isNeeded(final Session session) {
		return taps == null || session.hasCotangent(taps);
	}

	/** Prepares the step for its runs, once, when the program's memory is there. */
	abstract void bind(NativeMemory memory, Natives natives);

	abstract void run(Session session);
}
