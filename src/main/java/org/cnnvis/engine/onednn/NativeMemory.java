package org.cnnvis.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.cnnvis.CnnVisException;

/** One stretch of native memory, outside the Java heap. */
final class NativeMemory implements AutoCloseable {

	private final Pointer allocated;
	private final BytePointer start;
	private final long bytes;

	/**
	 * @param bytes how much
	 * @param purpose what needs it, for the message
	 * @throws CnnVisException if there is not as much, saying how much is needed and how much there is
	 */
	NativeMemory(final long bytes, final String purpose) {
		final long free = Pointer.availablePhysicalBytes();
		// Memory that was never touched costs nothing, so allocation itself succeeds where the machine then stalls.
		allocated = free > 0 && free < bytes ? null : Pointer.malloc(bytes + MemoryPlan.ALIGNMENT);
		if (allocated == null || allocated.isNull()) throw new CnnVisException(purpose + " needs " + megabytes(bytes) +
			" of memory, but " + megabytes(free) + " are free: take smaller pictures or fewer at a time.");
		final long misplaced = allocated.address() % MemoryPlan.ALIGNMENT;
		start = new BytePointer(allocated).getPointer((MemoryPlan.ALIGNMENT - misplaced) % MemoryPlan.ALIGNMENT);
		this.bytes = bytes;
	}

	private static String megabytes(final long bytes) {
		return Math.max(1, bytes >> 20) + " MB";
	}

	long bytes() {
		return bytes;
	}

	private Pointer at(final Value value) {
		return start.getPointer(value.buffer().offset() + value.offset());
	}

	/** The value for the library. */
	memory memory(final Value value) {
		return new memory(value.desc(), OneDnn.engine(), at(value));
	}

	/** The value's numbers as they lie. */
	FloatPointer floats(final Value value) {
		return new FloatPointer(at(value));
	}

	void clear(final Value value) {
		Pointer.memset(at(value), 0, value.desc().get_size());
	}

	@Override
	public void close() {
		Pointer.free(allocated);
	}
}
