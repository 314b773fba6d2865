package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.function.Supplier;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/** Weights: an array that is brought into the library's layout once, before the program runs. */
final class Constant {

	private final Value value;
	private final memory.desc plain;
	private final Supplier<float[]> data;

	/** @param plain how the array lies */
	Constant(final Value value, final memory.desc plain, final Supplier<float[]> data) {
		this.value = value;
		this.plain = plain;
		this.data = data;
	}

	void write(final NativeMemory memory, final stream stream) {
		final float[] numbers = data.get();
		if (value.lies(plain)) {
			memory.floats(value).put(numbers, 0, numbers.length);
			return;
		}
		final reorder.primitive_desc order = new reorder.primitive_desc(OneDnn.engine(), plain, OneDnn.engine(), value
			.desc(), OneDnn.attributes(), false);
		final Value array = temporary(plain, 0);
		final Value scratchpad = temporary(order.scratchpad_desc(), array.buffer().bytes());
		try (NativeMemory room = new NativeMemory(scratchpad.buffer().offset() + scratchpad.buffer().bytes(),
			"Arranging a layer's weights"))
		{
			room.floats(array).put(numbers, 0, numbers.length);
			final IntMemoryMap arguments = new IntMemoryMap();
			arguments.put(DNNL_ARG_FROM, room.memory(array));
			arguments.put(DNNL_ARG_TO, memory.memory(value));
			arguments.put(DNNL_ARG_SCRATCHPAD, room.memory(scratchpad));
			new reorder(order).execute(stream, arguments);
		}
	}

	private static Value temporary(final memory.desc desc, final long offset) {
		final Buffer buffer = new Buffer(desc.get_size());
		buffer.place((offset + MemoryPlan.ALIGNMENT - 1) / MemoryPlan.ALIGNMENT * MemoryPlan.ALIGNMENT);
		return new Value(buffer, desc);
	}
}
