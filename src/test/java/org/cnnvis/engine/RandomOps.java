package org.cnnvis.engine;

import java.util.Random;

import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Window;

/** Operations with random weights of such a size that activations keep theirs (He et al. 2015). */
public final class RandomOps {

	private final Random random;

	public RandomOps(final long seed) {
		random = new Random(seed);
	}

	public Convolution convolution(final int in, final int out, final Window window, final int groups) {
		final int perFilter = in / groups * window.kernelHeight() * window.kernelWidth();
		return new Convolution(Tensor.of(scaled(out * perFilter, Math.sqrt(2.0 / perFilter)), out, in / groups, window
			.kernelHeight(), window.kernelWidth()), random.nextBoolean() ? scaled(out, 0.5) : null, window, groups);
	}

	public Convolution convolution(final int in, final int out, final int kernel, final int stride,
		final Padding padding)
	{
		return convolution(in, out, Window.of(kernel, stride, padding), 1);
	}

	public Convolution dense(final int in, final int out) {
		return convolution(in, out, 1, 1, Padding.NONE);
	}

	public TransposedConvolution transposed(final int in, final int out, final Window window,
		final int[] outputPadding)
	{
		final int size = in * out * window.kernelHeight() * window.kernelWidth();
		return new TransposedConvolution(Tensor.of(scaled(size, Math.sqrt(2.0 / in)), in, out, window.kernelHeight(), window
			.kernelWidth()), scaled(out, 0.5), window, outputPadding);
	}

	public Affine affine(final int channels) {
		return new Affine(scaled(channels, 1), scaled(channels, 0.5));
	}

	public float[] scaled(final int length, final double size) {
		final float[] numbers = ProgramCheck.gaussian(random, length);
		for (int i = 0; i < length; i++)
			numbers[i] *= size;
		return numbers;
	}
}
