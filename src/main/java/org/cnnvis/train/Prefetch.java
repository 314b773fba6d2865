package org.cnnvis.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.cnnvis.train.data.LabelledPhotograph;

/** Makes the batches of an epoch while the network learns from the ones before, so that it does not wait for them. */
final class Prefetch implements AutoCloseable {

	private static final int AHEAD = 2;

	private final BatchMaker maker;
	private final int batchSize;
	private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
		final Thread made = new Thread(task, "CNN Vis photographs");
		made.setDaemon(true);
		return made;
	});
	private final Deque<Batch> free = new ArrayDeque<>();
	private final Deque<Future<Batch>> coming = new ArrayDeque<>();
	private List<LabelledPhotograph> order;
	private long seed;
	private int next;
	private Batch lent;
	private long waited;

	Prefetch(final BatchMaker maker, final int batchSize) {
		this.maker = maker;
		this.batchSize = batchSize;
		for (int i = 0; i < AHEAD + 1; i++)
			free.add(maker.newBatch(batchSize));
	}

	/**
	 * Begins with the photographs of an epoch.
	 *
	 * @param wholeOnly leave out what does not fill a last batch
	 */
	void begin(final List<LabelledPhotograph> photographs, final long firstSeed, final boolean wholeOnly) {
		takeBack();
		coming.forEach(future -> free.add(get(future)));
		coming.clear();
		order = wholeOnly ? photographs.subList(0, photographs.size() / batchSize * batchSize) : photographs;
		seed = firstSeed;
		next = 0;
		prepare();
	}

	private void prepare() {
		while (coming.size() < AHEAD && next < order.size() && !free.isEmpty()) {
			final int from = next, to = Math.min(order.size(), from + batchSize);
			final Batch batch = free.remove();
			final List<LabelledPhotograph> part = order.subList(from, to);
			final long first = seed + from;
			coming.add(thread.submit(() -> {
				maker.fill(batch, part, first);
				return batch;
			}));
			next = to;
		}
	}

	/** The next batch; it is valid until the next call. */
	Batch next() {
		takeBack();
		final long start = System.nanoTime();
		lent = get(coming.remove());
		waited += System.nanoTime() - start;
		prepare();
		return lent;
	}

	private void takeBack() {
		if (lent != null) free.add(lent);
		lent = null;
	}

	private static Batch get(final Future<Batch> future) {
		try {
			return future.get();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			final java.util.concurrent.CancellationException stopped = new java.util.concurrent.CancellationException(
				"Training was stopped.");
			stopped.initCause(e);
			throw stopped;
		}
		catch (final ExecutionException e) {
			throw new CompletionException(e.getCause());
		}
	}

	/** How long {@link #next} has waited, in seconds. */
	double waitedSeconds() {
		return waited / 1e9;
	}

	@Override
	public void close() {
		thread.shutdownNow();
	}
}
