package org.cnnvis.visualize;

import java.util.concurrent.locks.LockSupport;

/**
 * Interrupts the thread that made it as soon as the user wants to stop, so that a step of many seconds ends at once.
 * After {@link #close()} the thread is as interrupted as it was before.
 */
final class CancelWatch implements AutoCloseable {

	private static final long INTERVAL_MILLISECONDS = 100;

	private static final long INTERVAL_NANOSECONDS = 100_000_000;

	private final Thread computing = Thread.currentThread();
	private final Progress progress;
	private final Thread watcher;
	private volatile boolean closed;
	private boolean cancelled;

	CancelWatch(final Progress progress) {
		this.progress = progress;
		this.watcher = new Thread(this::watch, "CNN Vis cancel watch");
		watcher.setDaemon(true);
		watcher.start();
	}

	private void watch() {
		while (!closed) {
			if (progress.isCancelled()) {
				interrupt();
				return;
			}
			LockSupport.parkNanos(INTERVAL_NANOSECONDS);
		}
	}

	private synchronized void interrupt() {
		if (closed) return;
		cancelled = true;
		computing.interrupt();
	}

	/** The user wants to stop, or the computing thread was interrupted by somebody else. */
	synchronized boolean isCancelled() {
		return cancelled || computing.isInterrupted();
	}

	/** Stops watching and takes back the own interruption; called by the computing thread. */
	@Override
	public synchronized void close() {
		if (closed) return;
		closed = true;
		LockSupport.unpark(watcher);
		if (cancelled) Thread.interrupted();
	}
}
