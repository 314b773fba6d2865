package org.cnnvis.engine.onednn;

import java.util.BitSet;
import java.util.Map;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;

/** Calls one of the library's primitives. */
final class Call extends Step {

	private final primitive primitive;
	private final Map<Integer, Value> arguments;
	private final boolean byOneThread;
	private IntMemoryMap bound;

	/**
	 * @param arguments by the library's argument numbers
	 * @param byOneThread the primitive was made for one thread; else for as many as the program has
	 */
	Call(final primitive primitive, final Map<Integer, Value> arguments, final boolean byOneThread, final BitSet taps) {
		super(taps);
		this.primitive = primitive;
		this.arguments = arguments;
		this.byOneThread = byOneThread;
	}

	@Override
	void bind(final NativeMemory memory, final Natives natives) {
		natives.keep(primitive);
		bound = natives.keep(new IntMemoryMap());
		arguments.forEach((number, value) -> bound.put(number, memory.memory(value)));
	}

	@Override
	void run(final Session session) {
		if (!byOneThread) {
			primitive.execute(session.stream(), bound);
			return;
		}
		final int threads = OpenMp.begin(1);
		try {
			primitive.execute(session.stream(), bound);
		}
		finally {
			OpenMp.end(threads);
		}
	}
}
