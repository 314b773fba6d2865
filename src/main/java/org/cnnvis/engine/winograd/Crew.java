package org.cnnvis.engine.winograd;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that share the work of one program: the caller and some more. Nothing is allocated per call. Used by one caller
 * at a time.
 */
public final class Crew implements AutoCloseable {

	/** Work in parts that do not know each other. */
	public interface Work {

		/** @param worker who does it, from 0 */
		void part(int part, int worker);
	}

	private final Semaphore start = new Semaphore(0), done = new Semaphore(0);
	private final AtomicInteger next = new AtomicInteger();
	private final int helpers;
	private volatile Work work;
	private volatile int parts;
	private volatile Throwable failure;
	private boolean hasStarted;

	/** @param workers with the caller, at least 1 */
	public Crew(final int workers) {
		helpers = workers - 1;
	}

	public int workers() {
		return helpers + 1;
	}

	/** Does all parts; returns when they are done. */
	public void run(final int count, final Work what) {
		if (!hasStarted) start();
		work = what;
		parts = count;
		next.set(0);
		final int called = Math.min(helpers, count - 1);
		start.release(called);
		take(0);
		done.acquireUninterruptibly(called);
		work = null;
		final Throwable failed = failure;
		failure = null;
		if (failed != null) throw new IllegalStateException("a part of the computation failed", failed);
	}

	private void take(final int worker) {
		try {
			for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement())
				work.part(part, worker);
		}
		catch (final RuntimeException | Error e) {
			failure = e;
		}
	}

	private void start() {
		hasStarted = true;
		for (int i = 1; i <= helpers; i++) {
			final int worker = i;
			final Thread thread = new Thread(() -> help(worker), "CNN Vis convolutions " + i);
			thread.setDaemon(true);
			thread.start();
		}
	}

	private void help(final int worker) {
		while (true) {
			start.acquireUninterruptibly();
			if (parts < 0) return;
			take(worker);
			done.release();
		}
	}

	/** Ends the threads. */
	@Override
	public void close() {
		parts = -1;
		start.release(helpers);
	}
}
