package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_winograd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import java.util.HashMap;
import java.util.Map;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Convolution;

/**
 * A 3 x 3 convolution of stride 1 by F(4 x 4, 3 x 3), which does 4 times fewer multiplications than the definition
 * (Winograd 1980, Lavin and Gray 2016).
 * <p>
 * The library adds up the input channels in chunks, and chooses their size by the number of tiles and of threads, so
 * that rounding would depend on the batch. Here the chunks are always those of a single picture: as many pictures as
 * leave them so go through one call.
 * </p>
 */
final class Winograd {

	/** The library's name of the implementation. */
	private static final String IMPLEMENTATION = "wino_4x3";

	/**
	 * For this many threads the library never gives each thread tiles of its own, so that what it chooses depends on the
	 * picture alone. The number is no power of two, as the library multiplies it in 32 bits.
	 */
	private static final int MANY_THREADS = (1 << 20) + 127;

	/** Temporary memory that one call may take, in bytes; more pictures than fit gain nothing. */
	private static final long MOST_TEMPORARY = 128L << 20;

	private final int batch;
	private final Shape input, output;
	private final Geometry geometry;
	private final boolean bias;
	private final primitive_attr attributes;

	private convolution_forward.primitive_desc description;
	private convolution_forward primitive;
	private int together;

	private Winograd(final int batch, final Shape input, final Shape output, final Geometry geometry,
		final boolean bias, final primitive_attr attributes)
	{
		this.batch = batch;
		this.input = input;
		this.output = output;
		this.geometry = geometry;
		this.bias = bias;
		this.attributes = attributes;
	}

	/** True for convolutions that the method is made for and faster with. */
	static boolean suits(final Convolution op, final Geometry g) {
		return op.groups() == 1 && all(g.kernel, 3, 3) && all(g.strides, 1, 1) && all(g.dilations, 0, 0) && all(g.before,
			0, 1) && all(g.after, 0, 1) && op.inChannels() >= 16 && op.outChannels() >= 16;
	}

	/** True if the gradient has the same form: a convolution with the turned kernel. */
	static boolean suitsGradient(final Convolution op, final Geometry g) {
		return suits(op, g) && all(g.before, 1, 1) && all(g.after, 1, 1);
	}

	private static boolean all(final long[] pair, final long least, final long most) {
		return Math.min(pair[0], pair[1]) >= least && Math.max(pair[0], pair[1]) <= most;
	}

	/** @return null if the library has no such implementation for this processor */
	static Winograd plan(final int batch, final Shape input, final Shape output, final Geometry geometry,
		final boolean bias, final primitive_attr attributes)
	{
		final Winograd plan = new Winograd(batch, input, output, geometry, bias, attributes);
		OpenMp.with(MANY_THREADS, () -> plan.choose(1));
		if (plan.description == null) return null;
		final int chunk = plan.chunk();
		final convolution_forward.primitive_desc single = plan.description;
		final convolution_forward singlePrimitive = plan.primitive;
		for (int n = batch; n > 0; n--) {
			if (batch % n != 0) continue;
			plan.choose(n);
			if (plan.chunk() == chunk && plan.description.scratchpad_desc().get_size() <= MOST_TEMPORARY) return plan;
		}
		plan.description = single;
		plan.primitive = singlePrimitive;
		plan.together = 1;
		return plan;
	}

	private void choose(final int pictures) {
		together = pictures;
		description = describe(pictures);
		// Made here, as the library looks for earlier primitives by the number of threads.
		primitive = description == null ? null : new convolution_forward(description);
	}

	private convolution_forward.primitive_desc describe(final int pictures) {
		final convolution_forward.desc desc = bias ? new convolution_forward.desc(dnnl_forward_inference,
			dnnl_convolution_winograd, Layouts.any(pictures, input), Layouts.any(output.channels(), input.channels(), 3, 3),
			Layouts.vector(output.channels()), Layouts.any(pictures, output), geometry.strides, geometry.before,
			geometry.after) : new convolution_forward.desc(dnnl_forward_inference, dnnl_convolution_winograd, Layouts.any(
				pictures, input), Layouts.any(output.channels(), input.channels(), 3, 3), Layouts.any(pictures, output),
				geometry.strides, geometry.before, geometry.after);
		final convolution_forward.primitive_desc found = new convolution_forward.primitive_desc(desc, attributes, OneDnn
			.engine(), true);
		if (!found.asBoolean()) return null;
		while (!found.impl_info_str().getString().contains(IMPLEMENTATION))
			if (!found.next_impl()) return null;
		return found;
	}

	/** Blocks of input channels that are added up together. */
	private int chunk() {
		return description == null ? -1 : description.weights_desc().data().format_desc_wino_desc().ic2_block();
	}

	/** @param turned the kernels that take gradients back, else those that go forward */
	Value emit(final Emitter emitter, final Value x, final ConvolutionWeights weights, final boolean turned) {
		final Value from = emitter.to(Layouts.of(format_tag.nChw16c, Layouts.dimensions(batch, input)), x);
		final Value to = emitter.allocate(Layouts.of(format_tag.nChw16c, Layouts.dimensions(batch, output)));
		final Map<Integer, Value> arguments = new HashMap<>();
		arguments.put(DNNL_ARG_WEIGHTS, turned ? weights.turned(emitter, description.weights_desc()) : weights.kernel(
			emitter, new long[] { output.channels(), input.channels(), 3, 3 }, description.weights_desc()));
		if (bias) arguments.put(DNNL_ARG_BIAS, weights.bias(emitter, output.channels()));
		for (int i = 0; i < batch / together; i++) {
			arguments.put(DNNL_ARG_SRC, from.part(description.src_desc(), i));
			arguments.put(DNNL_ARG_DST, to.part(description.dst_desc(), i));
			emitter.call(primitive, description, arguments);
		}
		return to;
	}
}
