package org.cnnvis.engine.winograd;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

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

	private final AtomicInteger next = new AtomicInteger();
	private final int helpers;
	private volatile Work work;
	private volatile int parts;
	private volatile Throwable failure;
	private boolean hasStarted;

	/** Guards what follows; threads wait here, as waiting in a semaphore allocates. */
	private final Object turn = new Object();
	/** Helpers that are still to begin, and that have begun. */
	private int called, busy;
	private boolean closed;
	private final BooleanSupplier hasWork = () -> called > 0 || closed, isFree = () -> busy == 0;

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
		synchronized (turn) {
			called = Math.min(helpers, count - 1);
			turn.notifyAll();
		}
		take(0);
		synchronized (turn) {
			// Nothing is left for those that have not begun.
			called = 0;
			waitUntil(isFree);
		}
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
		while (begins()) {
			take(worker);
			synchronized (turn) {
				if (--busy == 0) turn.notifyAll();
			}
		}
	}

	/** Waits for work; false if there will be none. */
	private boolean begins() {
		synchronized (turn) {
			waitUntil(hasWork);
			if (closed) return false;
			called--;
			busy++;
			return true;
		}
	}

	/** Who interrupts a thread wants it to stop between two steps, not here. */
	private void waitUntil(final BooleanSupplier condition) {
		boolean interrupted = false;
		while (!condition.getAsBoolean())
			try {
				turn.wait();
			}
			catch (final InterruptedException e) {
				interrupted = true;
			}
		if (interrupted) Thread.currentThread().interrupt();
	}

	/** Ends the threads. */
	@Override
	public void close() {
		synchronized (turn) {
			closed = true;
			turn.notifyAll();
		}
	}
}
