package org.cnnvis.engine.onednn;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;

/** Takes a region of a map and puts it into a map of zeros; backward the same in reverse. */
final class RegionKernel implements Kernel {

	private final Site site;
	/** Of the region: its size, and where it begins in the input and in the output. */
	private final long[] size, from, to;

	private RegionKernel(final Site site, final long[] from, final long[] to) {
		this.site = site;
		this.from = from;
		this.to = to;
		final long[] in = Layouts.dimensions(site.batch(), site.input());
		final long[] out = Layouts.dimensions(site.batch(), site.output());
		size = new long[in.length];
		for (int i = 0; i < size.length; i++)
			size[i] = Math.min(in[i] - from[i], out[i] - to[i]);
	}

	RegionKernel(final Border op, final Site site) {
		this(site, new long[] { 0, 0, Math.max(0, -op.top()), Math.max(0, -op.left()) }, new long[] { 0, 0, Math.max(0, op
			.top()), Math.max(0, op.left()) });
	}

	RegionKernel(final ChannelRange op, final Site site) {
		this(site, new long[] { 0, op.from(), 0, 0 }, new long[4]);
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		return move(emitter, inputs.get(0), from, Layouts.dimensions(site.batch(), site.output()), to);
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		return Collections.singletonList(move(emitter, gradient, to, Layouts.dimensions(site.batch(), site.input()), from));
	}

	private Value move(final Emitter emitter, final Value value, final long[] start, final long[] whole,
		final long[] target)
	{
		final Value region = emitter.part(value, size, start);
		return Arrays.equals(size, whole) ? region : emitter.embedded(region, whole, target);
	}
}
