package org.cnnvis.engine.onednn;

/** A stretch of a program's memory that is in use from one step of the program to another. */
final class Buffer {

	private final long bytes;
	private int first = Integer.MAX_VALUE;
	private int last = -1;
	private long offset = -1;

	Buffer(final long bytes) {
		this.bytes = bytes;
	}

	long bytes() {
		return bytes;
	}

	/** The buffer is written or read at this step. */
	void use(final int step) {
		first = Math.min(first, step);
		last = Math.max(last, step);
	}

	/** What the buffer holds is needed until the program runs again from the start. */
	void keep() {
		last = Integer.MAX_VALUE;
	}

	/** The buffer holds the same in all runs. */
	void keepForever() {
		first = 0;
		keep();
	}

	int first() {
		return first;
	}

	/** The two must not share memory. */
	boolean meets(final Buffer other) {
		return first <= other.last && other.first <= last;
	}

	/** Where the buffer begins, in bytes from the start of the program's memory; known once that is planned. */
	long offset() {
		return offset;
	}

	void place(final long position) {
		offset = position;
	}
}
