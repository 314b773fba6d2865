package org.cnnvis.visualize;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells a {@link Progress} of steps done and of the time left, not more often than people can follow. */
final class Reporter {

	private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

	private final Progress progress;
	private final long total;
	private long started, reported, finished;

	/** @param total steps of all batches */
	Reporter(final Progress progress, final long total) {
		this.progress = progress;
		this.total = total;
	}

	/** @param steps done of the current batch */
	void report(final long steps, final String what, final Supplier<List<FilterPicture>> pictures) {
		final long now = System.nanoTime(), done = finished + steps;
		if (started == 0) {
			started = now;
			reported = now - INTERVAL;
		}
		if (now - reported < INTERVAL && done < total) return;
		reported = now;
		// First what a narrow status bar must not cut off.
		final String left = done == 0 ? "" : duration((now - started) / 1e9 / done * (total - done)) + " left, ";
		progress.update(done, total, left + what);
		progress.preview(pictures);
	}

	/** Of the next batch, nothing is done yet. */
	void finish(final long steps) {
		finished += steps;
	}

	/** {@code 8 s}, {@code 1 min 20 s}, {@code 2 h 5 min}. */
	static String duration(final double seconds) {
		final long s = Math.round(seconds);
		if (s < 60) return s + " s";
		if (s < 3600) return s / 60 + " min " + s % 60 + " s";
		return s / 3600 + " h " + s % 3600 / 60 + " min";
	}
}
