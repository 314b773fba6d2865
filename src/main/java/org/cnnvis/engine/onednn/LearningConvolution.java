package org.cnnvis.engine.onednn;

import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Convolution;

/** A convolution whose weights are learned, with the activation function that follows it if there is one. */
final class LearningConvolution implements Kernel {

	private final ConvolutionKernel convolution;
	private final LearnedWeights weights;
	private final boolean propagates;

	/**
	 * @param activation what is done with the result, or null
	 * @param propagates something before it learns too
	 */
	LearningConvolution(final Emitter emitter, final Convolution op, final ActivationKernel activation, final Site site,
		final boolean propagates)
	{
		weights = new LearnedWeights(emitter, op, ConvolutionProblem.of(op, site));
		convolution = new ConvolutionKernel(op, activation, site, weights);
		this.propagates = propagates;
	}

	LearnedWeights weights() {
		return weights;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		return convolution.forward(emitter, inputs);
	}

	/** @return null for the input where nothing before it learns */
	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Value dy = convolution.backToConvolution(emitter, gradient);
		new WeightGradient(convolution.problem(), weights).emit(emitter, convolution.source(), dy);
		return Collections.singletonList(propagates ? convolution.backToInput(emitter, dy) : null);
	}
}
