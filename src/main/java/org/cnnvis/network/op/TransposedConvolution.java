package org.cnnvis.network.op;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;

/**
 * The adjoint of a {@link Convolution}, which enlarges a map. Output size = (input - 1) * stride + window - cut +
 * extra for each direction.
 */
public final class TransposedConvolution implements Op {

	private final Tensor kernel;
	private final float[] bias;
	private final Window window;
	private final int[] outputPadding;
	private final boolean same;

	/**
	 * @param kernel (in, out, height, width)
	 * @param bias one number per output channel, or null
	 * @param window its padding is what the full result is cut by (explicit), or SAME: output = input * stride
	 * @param outputPadding rows and columns added at the bottom and right, {vertical, horizontal}
	 */
	public TransposedConvolution(final Tensor kernel, final float[] bias, final Window window,
		final int[] outputPadding)
	{
		if (kernel.rank() != 4 || kernel.dim(2) != window.kernelHeight() || kernel.dim(3) != window.kernelWidth())
			throw new IllegalArgumentException("the kernel " + kernel + " does not fit the window " + window);
		this.kernel = kernel;
		this.bias = bias;
		this.window = window;
		this.outputPadding = outputPadding.clone();
		this.same = window.padding().kind() == Padding.Kind.SAME;
	}

	/** (in, out, height, width) */
	public Tensor kernel() {
		return kernel;
	}

	public float[] bias() {
		return bias;
	}

	public Window window() {
		return window;
	}

	/**
	 * Pixels {top, bottom, left, right} cut from the full result; bottom and right are negative where rows or columns
	 * are added.
	 */
	public int[] cut(final int inputHeight, final int inputWidth) {
		final int[] out = output(inputHeight, inputWidth);
		final int fullH = (inputHeight - 1) * window.strideY() + window.height();
		final int fullW = (inputWidth - 1) * window.strideX() + window.width();
		// SAME is the adjoint of a SAME convolution on the output, so the border follows from the output's size.
		final int[] border = window.border(out[0], out[1]);
		return new int[] { border[0], fullH - out[0] - border[0], border[2], fullW - out[1] - border[2] };
	}

	private int[] output(final int h, final int w) {
		if (same) return new int[] { h * window.strideY(), w * window.strideX() };
		final int[] b = window.border(h, w);
		return new int[] { (h - 1) * window.strideY() + window.height() - b[0] - b[1] + outputPadding[0], (w - 1) * window
			.strideX() + window.width() - b[2] - b[3] + outputPadding[1] };
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final Shape in = inputs.get(0);
		Channels.require(in, kernel.dim(0));
		final int[] out = output(in.height(), in.width());
		return Shape.of(kernel.dim(1), out[0], out[1]);
	}

	@Override
	public List<float[]> weights() {
		return bias == null ? Collections.singletonList(kernel.data()) : Arrays.asList(kernel.data(), bias);
	}

	@Override
	public String toString() {
		return "TransposedConvolution " + kernel.dim(0) + " -> " + kernel.dim(1) + " " + window;
	}
}
