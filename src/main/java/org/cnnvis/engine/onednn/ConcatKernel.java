package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.concat;
import org.bytedeco.dnnl.memory;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Concat;

/** Puts maps one after the other along an axis; on the way back each looks at its part of the gradient. */
final class ConcatKernel implements Kernel {

	/** The library counts the batch as axis 0. */
	private final int axis;
	private final Site site;

	ConcatKernel(final Concat op, final Site site) {
		this.axis = op.axis() + 1;
		this.site = site;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Value result = emitter.allocate(layout(inputs.get(0).desc()));
		final memory.desc layouts = new memory.desc(inputs.size());
		final Map<Integer, Value> arguments = new HashMap<>();
		for (int i = 0; i < inputs.size(); i++) {
			final memory.desc layout = Layouts.like(result.desc(), site.batch(), site.inputs().get(i));
			layouts.position(i).data(layout.data());
			arguments.put(DNNL_ARG_MULTIPLE_SRC + i, emitter.to(layout, inputs.get(i)));
		}
		arguments.put(DNNL_ARG_DST, result);
		final concat.primitive_desc description = new concat.primitive_desc(result.desc(), axis, layouts.position(0), OneDnn
			.engine(), OneDnn.attributes());
		emitter.call(new concat(description), description, arguments);
		return result;
	}

	/** The first input's layout if parts of it can be looked at, else the plain one. */
	private memory.desc layout(final memory.desc first) {
		final memory.desc layout = Layouts.like(first, site.batch(), site.output());
		long start = 0;
		for (final Shape input : site.inputs()) {
			if (!Layouts.hasPart(layout, Layouts.dimensions(site.batch(), input), at(start))) return Layouts.plain(site
				.batch(), site.output());
			start += Layouts.dimensions(1, input)[axis];
		}
		return layout;
	}

	private long[] at(final long start) {
		final long[] offsets = new long[4];
		offsets[axis] = start;
		return offsets;
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final List<Value> parts = new ArrayList<>();
		long start = 0;
		for (final Shape input : site.inputs()) {
			parts.add(emitter.part(gradient, Layouts.dimensions(site.batch(), input), at(start)));
			start += Layouts.dimensions(1, input)[axis];
		}
		return parts;
	}
}
