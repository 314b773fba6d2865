package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.function.Supplier;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Convolution;

/** A convolution as a question to the library: how would you do this? */
final class ConvolutionProblem {

	/** The library's answer: an implementation, and the layouts that it wants. */
	static final class Answer {

		final ConvolutionProblem problem;
		final primitive_desc_base description;
		final memory.desc source, kernel, target;
		private final Supplier<primitive> maker;
		private primitive primitive;
		/** It was made for one thread. */
		boolean byOneThread;

		private Answer(final ConvolutionProblem problem, final primitive_desc_base description,
			final Supplier<primitive> maker, final memory.desc source, final memory.desc kernel, final memory.desc target)
		{
			this.problem = problem;
			this.description = description;
			this.maker = maker;
			this.source = source;
			this.kernel = kernel;
			this.target = target;
		}

		/** To be asked for first with the number of threads that it is made for. */
		primitive primitive() {
			if (primitive == null) primitive = maker.get();
			return primitive;
		}

		/** True for the library's own kernels; the order of sums in matrix products depends on batch and threads. */
		boolean isKernel() {
			return !name().contains("gemm");
		}

		String name() {
			return description.impl_info_str().getString();
		}
	}

	/**
	 * This version's kernel writes beyond the results of some sizes (36 points as if they were 48), which ends Java with a
	 * crash.
	 */
	private static final String FAULTY = "jit_1x1:avx512_core_amx_bf16";

	final int batch;
	final Shape input, output;
	final int groups;
	final Geometry geometry;
	final boolean bias;
	private final data_type factors, results;

	/** @param bias the convolution adds a number to each channel */
	ConvolutionProblem(final int batch, final Shape input, final Shape output, final int groups, final Geometry geometry,
		final boolean bias)
	{
		this(batch, input, output, groups, geometry, bias, data_type.f32, data_type.f32);
	}

	private ConvolutionProblem(final int batch, final Shape input, final Shape output, final int groups,
		final Geometry geometry, final boolean bias, final data_type factors, final data_type results)
	{
		this.batch = batch;
		this.input = input;
		this.output = output;
		this.groups = groups;
		this.geometry = geometry;
		this.bias = bias;
		this.factors = factors;
		this.results = results;
	}

	static ConvolutionProblem of(final Convolution op, final Site site) {
		return new ConvolutionProblem(site.batch(), site.input(), site.output(), op.groups(), new Geometry(op.window(), site
			.input()), op.bias() != null);
	}

	ConvolutionProblem ofOnePicture() {
		return ofPictures(1);
	}

	ConvolutionProblem ofPictures(final int number) {
		return new ConvolutionProblem(number, input, output, groups, geometry, bias, factors, results);
	}

	/**
	 * With factors rounded to bfloat16.
	 *
	 * @param results whether sums are to be float32 or rounded too
	 */
	ConvolutionProblem inBfloat16(final data_type results) {
		return new ConvolutionProblem(batch, input, output, groups, geometry, bias, data_type.bf16, results);
	}

	/** With channels added so that there are whole blocks of them. */
	ConvolutionProblem inBlocksOf(final int channels) {
		return new ConvolutionProblem(batch, roundUp(input, channels), roundUp(output, channels), groups, geometry, bias);
	}

	private static Shape roundUp(final Shape s, final int block) {
		return Shape.of((s.channels() + block - 1) / block * block, s.height(), s.width());
	}

	/** (out, in, height, width), or (group, out, in, height, width). */
	long[] kernelDimensions() {
		final long out = output.channels(), in = input.channels();
		return groups == 1 ? new long[] { out, in, geometry.kernel[0], geometry.kernel[1] } : new long[] { groups, out /
			groups, in / groups, geometry.kernel[0], geometry.kernel[1] };
	}

	/** @return null if the library cannot do what the attributes ask for */
	Answer forward(final primitive_attr attributes) {
		final convolution_forward.primitive_desc d = describe(attributes);
		boolean found = d.asBoolean();
		while (found && d.impl_info_str().getString().equals(FAULTY))
			found = d.next_impl();
		return found ? new Answer(this, d, () -> new convolution_forward(d), d.src_desc(), d.weights_desc(), d.dst_desc())
			: null;
	}

	convolution_forward.primitive_desc describe(final primitive_attr attributes) {
		final memory.desc x = factor(Layouts.dimensions(batch, input)), y = result(output), kernel = factor(
			kernelDimensions());
		final Geometry g = geometry;
		final convolution_forward.desc desc = bias ? new convolution_forward.desc(dnnl_forward_training,
			dnnl_convolution_direct, x, kernel, Layouts.vector(output.channels()), y, g.strides, g.dilations, g.before, g.after)
			: new convolution_forward.desc(dnnl_forward_training, dnnl_convolution_direct, x, kernel, y, g.strides, g.dilations,
				g.before, g.after);
		return new convolution_forward.primitive_desc(desc, attributes, OneDnn.engine(), true);
	}

	private memory.desc factor(final long... dimensions) {
		return Layouts.any(factors, dimensions);
	}

	private memory.desc result(final Shape shape) {
		return Layouts.any(results, Layouts.dimensions(batch, shape));
	}

	/**
	 * From the gradient with respect to the output to that with respect to the input.
	 *
	 * @return null if the library cannot do that in bfloat16
	 */
	Answer backward() {
		final Geometry g = geometry;
		final convolution_backward_data.primitive_desc d = new convolution_backward_data.primitive_desc(
			new convolution_backward_data.desc(dnnl_convolution_direct, result(input), factor(kernelDimensions()),
				factor(Layouts.dimensions(batch, output)), g.strides, g.dilations, g.before, g.after), OneDnn.attributes(), OneDnn
					.engine(), describe(OneDnn.attributes()), true);
		return !d.asBoolean() ? null : new Answer(this, d, () -> new convolution_backward_data(d), d.diff_dst_desc(), d.weights_desc(), d.diff_src_desc());
	}
}
