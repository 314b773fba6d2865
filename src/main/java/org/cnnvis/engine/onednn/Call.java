package org.cnnvis.engine.onednn;

import java.util.BitSet;
import java.util.Map;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;

/** Calls one of the library's primitives. */
final class Call extends Step {

	private final primitive primitive;
	private final Map<Integer, Value> arguments;
	private final int threads;
	private IntMemoryMap bound;

	/**
	 * @param arguments by the library's argument numbers
	 * @param threads how many the primitive was made for; 0: as many as the program has
	 */
	Call(final primitive primitive, final Map<Integer, Value> arguments, final int threads, final BitSet taps) {
		super(taps);
		this.primitive = primitive;
		this.arguments = arguments;
		this.threads = threads;
	}

	@Override
	void bind(final NativeMemory memory, final Natives natives) {
		natives.keep(primitive);
		bound = natives.keep(new IntMemoryMap());
		arguments.forEach((number, value) -> bound.put(number, memory.memory(value)));
	}

	@Override
	void run(final Session session) {
		if (threads == 0) primitive.execute(session.stream(), bound);
		else OpenMp.with(threads, () -> primitive.execute(session.stream(), bound));
	}
}
