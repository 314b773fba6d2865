package org.cnnvis.engine.onednn;

import org.bytedeco.dnnl.memory;

/** Numbers in a buffer, or in a part of one, and how they lie there. */
final class Value {

	private final Buffer buffer;
	private final long offset;
	private final memory.desc desc;

	private Value(final Buffer buffer, final long offset, final memory.desc desc) {
		this.buffer = buffer;
		this.offset = offset;
		this.desc = desc;
	}

	Value(final Buffer buffer, final memory.desc desc) {
		this(buffer, 0, desc);
	}

	Buffer buffer() {
		return buffer;
	}

	/** Bytes from the start of the buffer. */
	long offset() {
		return offset;
	}

	memory.desc desc() {
		return desc;
	}

	/** The same numbers read in another way, or some of them. */
	Value as(final memory.desc other) {
		return new Value(buffer, offset, other);
	}

	/** Part i of a value that consists of equal parts one after the other (pictures of a batch). */
	Value part(final memory.desc part, final int i) {
		return new Value(buffer, offset + i * part.get_size(), part);
	}

	boolean lies(final memory.desc layout) {
		return desc.equals(layout);
	}
}
