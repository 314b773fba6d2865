package org.cnnvis.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.ThreadMXBean;

/** Repeats a step and takes medians: the machine may be shared, and a median forgets a disturbed repetition. */
final class Timing {

	/** Median wall time of one execution, in milliseconds. */
	final double milliseconds;
	/** Median Java heap allocation of one execution, in bytes. */
	final long allocated;

	private Timing(final double milliseconds, final long allocated) {
		this.milliseconds = milliseconds;
		this.allocated = allocated;
	}

	static Timing of(final Runnable step, final int warmUp, final int repetitions) {
		final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		final long id = Thread.currentThread().getId();
		for (int i = 0; i < warmUp; i++)
			step.run();
		final double[] times = new double[repetitions];
		final long[] bytes = new long[repetitions];
		for (int i = 0; i < repetitions; i++) {
			final long before = threads.getThreadAllocatedBytes(id), start = System.nanoTime();
			step.run();
			times[i] = (System.nanoTime() - start) / 1e6;
			bytes[i] = threads.getThreadAllocatedBytes(id) - before;
		}
		Arrays.sort(times);
		Arrays.sort(bytes);
		return new Timing(times[repetitions / 2], bytes[repetitions / 2]);
	}
}
