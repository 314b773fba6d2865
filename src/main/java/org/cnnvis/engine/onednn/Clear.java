package org.cnnvis.engine.onednn;

import java.util.BitSet;

import org.bytedeco.javacpp.Pointer;

/** Fills a value with zeros. */
final class Clear extends Step {

	private final Value value;
	private final BitSet unless;
	private final long bytes;
	private Pointer start;

	/** @param unless nothing is done if one of these taps has a cotangent; null: always clear */
	Clear(final Value value, final BitSet unless, final BitSet taps) {
		super(taps);
		this.value = value;
		this.unless = unless;
		this.bytes = value.desc().get_size();
	}

	@Override
	void bind(final NativeMemory memory, final Natives natives) {
		start = memory.floats(value);
	}

	@Override
	void run(final Session session) {
		if (unless == null || !session.hasCotangent(unless)) Pointer.memset(start, 0, bytes);
	}
}
