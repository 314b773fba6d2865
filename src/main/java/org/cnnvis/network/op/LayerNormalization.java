package org.cnnvis.network.op;

import java.util.Arrays;
import java.util.List;

import org.cnnvis.network.Shape;

/**
 * (x - mean) / sqrt(variance + epsilon) * gamma + beta, with mean and (population) variance over the channels of each
 * position (Ba et al. 2016, as in Keras with axis -1).
 */
public final class LayerNormalization implements Op {

	private final float[] gamma;
	private final float[] beta;
	private final float epsilon;

	/** @param gamma one number per channel */
	public LayerNormalization(final float[] gamma, final float[] beta, final float epsilon) {
		this.gamma = gamma;
		this.beta = beta;
		this.epsilon = epsilon;
	}

	public float[] gamma() {
		return gamma;
	}

	public float[] beta() {
		return beta;
	}

	public float epsilon() {
		return epsilon;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		Channels.require(inputs.get(0), gamma.length);
		return inputs.get(0);
	}

	@Override
	public List<float[]> weights() {
		return Arrays.asList(gamma, beta);
	}

	@Override
	public String toString() {
		return "LayerNormalization " + gamma.length;
	}
}
