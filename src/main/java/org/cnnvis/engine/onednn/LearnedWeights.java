package org.cnnvis.engine.onednn;

import java.util.Arrays;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.network.op.Convolution;

/** Weights that change: they lie in the program's memory as arrays do, and are brought into other layouts by its steps. */
final class LearnedWeights implements ConvolutionWeights {

	/** How a kernel lies: as (out, in, height, width) or (group, out, in, height, width). */
	private final memory.desc plain;
	private final long[] dimensions;
	private final int out, in;
	final Value kernel, kernelGradient;
	/** Null where there are none. */
	final Value biases, biasGradient;

	LearnedWeights(final Emitter emitter, final Convolution op, final ConvolutionProblem problem) {
		out = op.outChannels();
		in = op.inChannels();
		dimensions = problem.kernelDimensions();
		plain = Layouts.of(op.groups() == 1 ? format_tag.oihw : format_tag.goihw, dimensions);
		kernel = emitter.constant(plain, op.kernel()::data, plain);
		kernelGradient = kept(emitter, plain);
		final memory.desc vector = Layouts.vector(out);
		biases = op.bias() == null ? null : emitter.constant(vector, op::bias, vector);
		biasGradient = op.bias() == null ? null : kept(emitter, vector);
	}

	private static Value kept(final Emitter emitter, final memory.desc layout) {
		final Value value = emitter.allocate(layout);
		value.buffer().keepForever();
		return value;
	}

	@Override
	public boolean areLearned() {
		return true;
	}

	@Override
	public Value kernel(final Emitter emitter, final long[] wanted, final memory.desc layout) {
		return emitter.to(layout, Arrays.equals(wanted, dimensions) ? kernel : emitter.embedded(kernel, wanted, new long[4]));
	}

	@Override
	public Value turned(final Emitter emitter, final memory.desc layout) {
		final Value turned = emitter.allocate(Layouts.of(format_tag.oihw, in, out, 3, 3));
		emitter.append(new Turn(kernel, turned, out, in, emitter.taps()), kernel, turned);
		return emitter.to(layout, turned);
	}

	@Override
	public Value bias(final Emitter emitter, final int channels) {
		if (channels == out) return biases;
		final memory.desc layout = Layouts.vector(channels);
		final Value wide = emitter.allocate(layout);
		emitter.clear(wide);
		emitter.copy(biases, wide.as(layout.submemory_desc(new long[] { out }, new long[1])));
		return wide;
	}
}
