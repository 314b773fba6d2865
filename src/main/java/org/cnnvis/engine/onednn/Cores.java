package org.cnnvis.engine.onednn;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

import org.bytedeco.javacpp.Loader;

/**
 * Lends the processor's cores to programs, so that several can run at once without having more threads than cores: they
 * take turns step by step.
 */
final class Cores {

	/** Physical cores that this process may use. */
	static final int COUNT = Math.max(1, Math.min(Loader.totalCores(), Runtime.getRuntime().availableProcessors()));

	private static final Semaphore FREE = new Semaphore(COUNT, true);

	private Cores() {}

	/**
	 * Waits until enough cores are free; all of them where more are wanted.
	 *
	 * @throws CancellationException if the thread is interrupted, before or while it waits; it stays so
	 */
	static void acquire(final int wanted) {
		try {
			FREE.acquire(Math.min(wanted, COUNT));
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			final CancellationException stopped = new CancellationException("The computation was stopped.");
			stopped.initCause(e);
			throw stopped;
		}
	}

	static void release(final int wanted) {
		FREE.release(Math.min(wanted, COUNT));
	}
}
