package org.cnnvis.train;

import java.util.Random;

import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;

/** First weights of new layers; biases are 0. */
final class Initial {

	private final Random random;

	Initial(final long seed) {
		random = new Random(seed);
	}

	/** A fully connected layer with weights from a normal distribution. */
	Convolution normal(final int in, final int out, final double deviation) {
		final float[] kernel = new float[in * out];
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = (float) (deviation * random.nextGaussian());
		return Convolution.dense(Tensor.of(kernel, out, in), new float[out]);
	}

	/** As Keras does it (Glorot and Bengio 2010): evenly in +-sqrt(6 / (inputs + outputs)). */
	Convolution glorot(final int in, final int out, final int side) {
		final float[] kernel = new float[in * out * side * side];
		final double limit = Math.sqrt(6.0 / ((in + out) * side * side));
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = (float) (limit * (2 * random.nextDouble() - 1));
		return new Convolution(Tensor.of(kernel, out, in, side, side), new float[out], Window.of(side, 1, Padding.NONE), 1);
	}
}
