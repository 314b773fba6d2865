package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.HashMap;
import java.util.Map;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.primitive_attr;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.onednn.ConvolutionProblem.Answer;
import org.cnnvis.network.Shape;

/**
 * A convolution by its definition.
 * <p>
 * The library's own kernels add in the same order however many pictures and threads there are. Where it has none it
 * multiplies matrices and divides the sums as it sees fit; there, channels are added until it has one (if there are no
 * groups), or pictures are computed one by one, by one thread.
 * </p>
 */
final class DirectConvolution {

	/** Channels that lie together in the layouts of the library's kernels. */
	private static final int[] BLOCKS = { 8, 16 };

	private final ConvolutionProblem problem;
	/** One picture, where the number of pictures is not always the same. */
	private final ConvolutionProblem alone;
	private final boolean rounds;
	private final ConvolutionWeights weights;

	/** @param precision bfloat16 where the library has a kernel of its own for that */
	DirectConvolution(final ConvolutionProblem problem, final ConvolutionWeights weights, final Precision precision) {
		this.problem = problem;
		// The batch of a network that learns is always the same.
		this.alone = weights.areLearned() ? problem : problem.ofOnePicture();
		this.rounds = precision == Precision.BFLOAT16 && !weights.areLearned();
		this.weights = weights;
	}

	/**
	 * @param keepsZero what the attributes add to the computation leaves 0 as it is
	 * @param type of the results, where the library has a kernel for that
	 * @return null if the library cannot do what the attributes ask for
	 */
	Value forward(final Emitter emitter, final Value x, final primitive_attr attributes, final boolean keepsZero,
		final data_type type)
	{
		final Answer answer = ask(p -> p.forward(attributes), problem.input, problem.output, keepsZero, type);
		return answer == null ? null : emit(emitter, answer, x, problem.input, problem.output, DNNL_ARG_SRC, DNNL_ARG_DST);
	}

	Value backward(final Emitter emitter, final Value gradient, final data_type type) {
		return emit(emitter, ask(ConvolutionProblem::backward, problem.output, problem.input, true, type), gradient, problem.output, problem.input,
			DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC);
	}

	/** A way to ask. */
	private interface Question {

		Answer of(ConvolutionProblem problem);
	}

	private Answer ask(final Question question, final Shape from, final Shape to, final boolean mayAddChannels,
		final data_type type)
	{
		if (rounds) {
			final ConvolutionProblem rounded = problem.inBfloat16(type);
			final Answer fast = kernel(question, rounded, rounded.ofOnePicture());
			if (fast != null) return fast;
		}
		final Answer own = kernel(question, problem, alone);
		if (own != null || question.of(alone) == null) return own;
		if (problem.groups == 1 && mayAddChannels) for (final int block : BLOCKS) {
			final Answer wider = question.of(problem.inBlocksOf(block));
			if (wider != null && wider.isKernel() && isFilledUp(wider.source, from) && isFilledUp(wider.target, to))
				return wider;
		}
		return byOneThread(question);
	}

	/**
	 * What a single picture is computed with decides, so that all batches are computed alike: the same for all pictures at
	 * once, or where the library would do that in another way, picture by picture.
	 *
	 * @return null if the library has no kernel of its own
	 */
	private static Answer kernel(final Question question, final ConvolutionProblem together,
		final ConvolutionProblem single)
	{
		final Answer one = question.of(single);
		if (one == null || !one.isKernel()) return null;
		final Answer all = question.of(together);
		return all != null && all.name().equals(one.name()) ? all : one;
	}

	private Answer byOneThread(final Question question) {
		final Answer[] single = new Answer[1];
		OpenMp.with(1, () -> {
			single[0] = question.of(alone);
			single[0].primitive();
			single[0].byOneThread = true;
		});
		return single[0];
	}

	/** A layout with channels added is ours in memory if they only fill up our last block, which holds zeros there. */
	private boolean isFilledUp(final memory.desc layout, final Shape ours) {
		return Layouts.isBlocked(layout) && Layouts.like(layout, problem.batch, ours).get_size() == layout.get_size();
	}

	private Value emit(final Emitter emitter, final Answer answer, final Value x, final Shape from, final Shape to,
		final int sourceArgument, final int targetArgument)
	{
		final ConvolutionProblem asked = answer.problem;
		final Value source = emitter.to(isWhole(asked) ? answer.source : Layouts.like(answer.source, problem.batch, from),
			x);
		final Value target = emitter.allocate(isWhole(asked) ? answer.target : Layouts.like(answer.target, problem.batch,
			to));
		final Map<Integer, Value> arguments = new HashMap<>();
		arguments.put(DNNL_ARG_WEIGHTS, weights.kernel(emitter, asked.kernelDimensions(), answer.kernel));
		if (problem.bias && targetArgument == DNNL_ARG_DST) arguments.put(DNNL_ARG_BIAS, weights.bias(emitter, asked.output
			.channels()));
		for (int i = 0; i < problem.batch / asked.batch; i++) {
			arguments.put(sourceArgument, source.part(answer.source, i));
			arguments.put(targetArgument, target.part(answer.target, i));
			emitter.call(answer.primitive(), answer.description, arguments, answer.byOneThread ? 1 : 0);
		}
		return target;
	}

	/** Neither divided nor filled up. */
	private boolean isWhole(final ConvolutionProblem asked) {
		return asked.batch == problem.batch && asked.input.equals(problem.input) && asked.output.equals(problem.output);
	}
}
