package org.cnnvis.engine.onednn;

import java.util.Arrays;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.engine.winograd.Filters;
import org.cnnvis.network.op.Convolution;

/** Weights that stay as they are: each layout is made once, before the program runs. */
final class FixedWeights implements ConvolutionWeights {

	private final float[] kernel, bias;
	private final int out, in, groups;

	/**
	 * @param kernel (out, in / groups, height, width)
	 * @param bias one number per output channel, or null
	 */
	FixedWeights(final float[] kernel, final float[] bias, final int out, final int in, final int groups) {
		this.kernel = kernel;
		this.bias = bias;
		this.out = out;
		this.in = in;
		this.groups = groups;
	}

	FixedWeights(final Convolution op) {
		this(op.kernel().data(), op.bias(), op.outChannels(), op.inChannels(), op.groups());
	}

	@Override
	public boolean areLearned() {
		return false;
	}

	@Override
	public Value kernel(final Emitter emitter, final long[] dimensions, final memory.desc layout) {
		if (groups > 1) return emitter.constant(Layouts.of(format_tag.goihw, dimensions), () -> kernel, layout);
		return emitter.constant(Layouts.of(format_tag.oihw, dimensions), () -> widened(dimensions), layout);
	}

	private float[] widened(final long[] dimensions) {
		final int wideOut = (int) dimensions[0], wideIn = (int) dimensions[1];
		if (in == wideIn && out == wideOut) return kernel;
		final int area = kernel.length / (out * in);
		final float[] wide = new float[wideOut * wideIn * area];
		for (int o = 0; o < out; o++)
			System.arraycopy(kernel, o * in * area, wide, o * wideIn * area, in * area);
		return wide;
	}

	@Override
	public Value turned(final Emitter emitter, final memory.desc layout) {
		return emitter.constant(Layouts.of(format_tag.oihw, in, out, 3, 3), () -> Filters.turned(kernel, out, in), layout);
	}

	@Override
	public Value bias(final Emitter emitter, final int channels) {
		final memory.desc layout = Layouts.vector(channels);
		return emitter.constant(layout, () -> Arrays.copyOf(bias, channels), layout);
	}
}
