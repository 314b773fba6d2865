package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.memory;
import org.cnnvis.network.Shape;

/**
 * The gradient of a convolution with respect to its kernel and biases. The library would add up the pictures in as many
 * groups as there are threads, so that rounding would depend on their number, and its threads would wait for each other
 * busily. Here the groups are always the same, each is computed by one thread, and their sum is taken in order.
 */
final class WeightGradient {

	/** Most groups; more would take more memory and help only processors with more cores. */
	private static final int MOST_PARTS = Integer.getInteger("cnnvis.parts", 8);

	private final ConvolutionProblem whole, part;
	private final LearnedWeights weights;
	private final int parts;

	WeightGradient(final ConvolutionProblem problem, final LearnedWeights weights) {
		this.whole = problem;
		this.weights = weights;
		int n = Math.min(MOST_PARTS, problem.batch);
		while (problem.batch % n != 0)
			n--;
		this.parts = n;
		this.part = problem.ofPictures(problem.batch / n);
	}

	/**
	 * @param x what the convolution was computed from
	 * @param dy gradient with respect to its result
	 */
	void emit(final Emitter emitter, final Value x, final Value dy) {
		OpenMp.with(1, () -> {
			final convolution_backward_weights.primitive_desc d = describe();
			final Value source = emitter.to(like(d.src_desc(), whole.input), x);
			final Value gradient = emitter.to(like(d.diff_dst_desc(), whole.output), dy);
			final List<Map<Integer, Value>> arguments = new ArrayList<>();
			final List<Value> kernels = new ArrayList<>(), biases = new ArrayList<>();
			for (int i = 0; i < parts; i++) {
				final Map<Integer, Value> own = new HashMap<>();
				own.put(DNNL_ARG_SRC, source.part(d.src_desc(), i));
				own.put(DNNL_ARG_DIFF_DST, gradient.part(d.diff_dst_desc(), i));
				own.put(DNNL_ARG_DIFF_WEIGHTS, allocate(emitter, d.diff_weights_desc(), kernels));
				if (whole.bias) own.put(DNNL_ARG_DIFF_BIAS, allocate(emitter, d.diff_bias_desc(), biases));
				if (d.scratchpad_desc().get_size() > 0) own.put(DNNL_ARG_SCRATCHPAD, emitter.allocate(d.scratchpad_desc()));
				arguments.add(own);
			}
			emitter.append(new InParts(new convolution_backward_weights(d), arguments, emitter.taps()), arguments.stream()
				.flatMap(own -> own.values().stream()).toArray(Value[]::new));
			emitter.sum(kernels, weights.kernelGradient);
			if (whole.bias) emitter.sum(biases, weights.biasGradient);
		});
	}

	private memory.desc like(final memory.desc layout, final Shape shape) {
		return Layouts.like(layout, whole.batch, shape);
	}

	private static Value allocate(final Emitter emitter, final memory.desc layout, final List<Value> values) {
		final Value value = emitter.allocate(layout);
		values.add(value);
		return value;
	}

	private convolution_backward_weights.primitive_desc describe() {
		final memory.desc x = Layouts.any(part.batch, part.input), y = Layouts.any(part.batch, part.output);
		final memory.desc kernel = Layouts.any(part.kernelDimensions());
		final Geometry g = part.geometry;
		final convolution_backward_weights.desc desc = part.bias ? new convolution_backward_weights.desc(
			dnnl_convolution_direct, x, kernel, Layouts.vector(part.output.channels()), y, g.strides, g.dilations, g.before,
			g.after) : new convolution_backward_weights.desc(dnnl_convolution_direct, x, kernel, y, g.strides, g.dilations,
				g.before, g.after);
		return new convolution_backward_weights.primitive_desc(desc, OneDnn.attributes(), OneDnn.engine(), part.describe(
			OneDnn.attributes()));
	}
}
