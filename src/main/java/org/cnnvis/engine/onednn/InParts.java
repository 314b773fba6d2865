package org.cnnvis.engine.onednn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/** Calls a primitive that was made for one thread several times at once, each time on a part of the batch. */
final class InParts extends Step {

	private final primitive primitive;
	private final List<Map<Integer, Value>> arguments;
	private final List<IntMemoryMap> bound = new ArrayList<>();
	private final List<stream> streams = new ArrayList<>();

	/** @param arguments of each part, by the library's argument numbers */
	InParts(final primitive primitive, final List<Map<Integer, Value>> arguments, final BitSet taps) {
		super(taps);
		this.primitive = primitive;
		this.arguments = arguments;
	}

	@Override
	void bind(final NativeMemory memory, final Natives natives) {
		natives.keep(primitive);
		for (final Map<Integer, Value> part : arguments) {
			final IntMemoryMap map = natives.keep(new IntMemoryMap());
			part.forEach((number, value) -> map.put(number, memory.memory(value)));
			bound.add(map);
			streams.add(natives.keep(new stream(OneDnn.engine())));
		}
	}

	@Override
	void run(final Session session) {
		IntStream.range(0, bound.size()).parallel().forEach(i -> OpenMp.with(1, () -> primitive.execute(streams.get(i), bound
			.get(i))));
	}
}
