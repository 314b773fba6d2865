package org.cnnvis.network.op;

import java.util.Arrays;
import java.util.List;

import org.cnnvis.network.Shape;

/**
 * y = scale * x + shift for each channel: batch normalisation in inference mode (scale = gamma / sqrt(variance +
 * epsilon), shift = beta - mean * scale), rescaling and normalisation of inputs.
 */
public final class Affine implements Op {

	private final float[] scale;
	private final float[] shift;

	/** @param scale one number per channel */
	public Affine(final float[] scale, final float[] shift) {
		if (scale.length != shift.length) throw new IllegalArgumentException(
			scale.length + " scales and " + shift.length + " shifts");
		this.scale = scale;
		this.shift = shift;
	}

	/** Batch normalisation. Any of gamma and beta may be null (1 and 0). Computed in double precision. */
	public static Affine batchNormalization(final float[] gamma, final float[] beta, final float[] mean,
		final float[] variance, final double epsilon)
	{
		final float[] scale = new float[mean.length], shift = new float[mean.length];
		for (int c = 0; c < mean.length; c++) {
			final double s = (gamma == null ? 1 : gamma[c]) / Math.sqrt(variance[c] + epsilon);
			scale[c] = (float) s;
			shift[c] = (float) ((beta == null ? 0 : beta[c]) - mean[c] * s);
		}
		return new Affine(scale, shift);
	}

	public float[] scale() {
		return scale;
	}

	public float[] shift() {
		return shift;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		Channels.require(inputs.get(0), scale.length);
		return inputs.get(0);
	}

	@Override
	public List<float[]> weights() {
		return Arrays.asList(scale, shift);
	}

	@Override
	public String toString() {
		return "Affine " + scale.length;
	}
}
