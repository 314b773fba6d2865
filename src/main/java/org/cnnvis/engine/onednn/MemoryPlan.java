package org.cnnvis.engine.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places buffers in one stretch of memory such that those in use at the same time do not overlap: the largest first,
 * each as low as it fits.
 */
final class MemoryPlan {

	/** Bytes; a cache line, and the widest vector. */
	static final int ALIGNMENT = 64;

	private final List<Buffer> buffers = new ArrayList<>();

	void add(final Buffer buffer) {
		buffers.add(buffer);
	}

	/** @return bytes needed for all buffers */
	long place() {
		final List<Buffer> order = new ArrayList<>(buffers);
		order.sort(Comparator.comparingLong(Buffer::bytes).reversed());
		// Kept sorted by position.
		final List<Buffer> placed = new ArrayList<>();
		long end = 0;
		for (final Buffer buffer : order) {
			long position = 0;
			for (final Buffer other : placed)
				if (other.meets(buffer) && other.offset() < position + size(buffer)) position = Math.max(position, other
					.offset() + size(other));
			buffer.place(position);
			int i = placed.size();
			while (i > 0 && placed.get(i - 1).offset() > position)
				i--;
			placed.add(i, buffer);
			end = Math.max(end, position + size(buffer));
		}
		return end;
	}

	private static long size(final Buffer buffer) {
		return (buffer.bytes() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	}
}
