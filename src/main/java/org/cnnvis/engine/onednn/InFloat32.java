package org.cnnvis.engine.onednn;

import java.util.List;
import java.util.stream.Collectors;

import org.bytedeco.dnnl.memory;

/** An operation that is computed in float32 where maps may be rounded to bfloat16. */
final class InFloat32 implements Kernel {

	private final Kernel kernel;

	InFloat32(final Kernel kernel) {
		this.kernel = kernel;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		return kernel.forward(emitter, inputs.stream().map(x -> of(emitter, x)).collect(Collectors.toList()));
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		return kernel.backward(emitter, of(emitter, gradient));
	}

	private static Value of(final Emitter emitter, final Value value) {
		return emitter.to(Layouts.as(memory.data_type.f32, value.desc()), value);
	}
}
