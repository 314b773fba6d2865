package org.cnnvis.engine.onednn;

import java.util.BitSet;
import java.util.function.Function;

import org.bytedeco.javacpp.FloatPointer;

/** Copies an array between Java and the program's memory. */
final class Transfer extends Step {

	private final Value value;
	private final int length;
	private final Function<Session, float[]> array;
	private final boolean toNative;
	private FloatPointer numbers;

	private Transfer(final Value value, final Function<Session, float[]> array, final boolean toNative,
		final BitSet taps)
	{
		super(taps);
		this.value = value;
		this.length = Math.toIntExact(value.desc().get_size() / Float.BYTES);
		this.array = array;
		this.toNative = toNative;
	}

	static Transfer in(final Function<Session, float[]> array, final Value value, final BitSet taps) {
		return new Transfer(value, array, true, taps);
	}

	static Transfer out(final Value value) {
		return new Transfer(value, Session::result, false, null);
	}

	@Override
	void bind(final NativeMemory memory, final Natives natives) {
		numbers = memory.floats(value);
	}

	@Override
	void run(final Session session) {
		if (toNative) numbers.put(array.apply(session), 0, length);
		else numbers.get(array.apply(session), 0, length);
	}
}
