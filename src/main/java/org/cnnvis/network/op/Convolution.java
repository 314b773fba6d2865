package org.cnnvis.network.op;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;

/**
 * Cross-correlation with a bank of filters, as all frameworks call convolution. A fully connected layer is the 1 x 1
 * convolution of a vector; a depthwise convolution has as many groups as input channels.
 */
public final class Convolution implements Op {

	private final Tensor kernel;
	private final float[] bias;
	private final Window window;
	private final int groups;

	/**
	 * @param kernel (out, in / groups, height, width)
	 * @param bias one number per output channel, or null
	 */
	public Convolution(final Tensor kernel, final float[] bias, final Window window, final int groups) {
		if (kernel.rank() != 4 || kernel.dim(2) != window.kernelHeight() || kernel.dim(3) != window.kernelWidth())
			throw new IllegalArgumentException("the kernel " + kernel + " does not fit the window " + window);
		if (bias != null && bias.length != kernel.dim(0)) throw new IllegalArgumentException(
			bias.length + " biases for " + kernel.dim(0) + " filters");
		if (groups < 1 || kernel.dim(0) % groups != 0) throw new IllegalArgumentException(
			kernel.dim(0) + " filters cannot be split into " + groups + " groups");
		this.kernel = kernel;
		this.bias = bias;
		this.window = window;
		this.groups = groups;
	}

	/**
	 * A fully connected layer on a vector, or on each position of a map.
	 *
	 * @param kernel (out, in)
	 */
	public static Convolution dense(final Tensor kernel, final float[] bias) {
		return new Convolution(kernel.reshape(kernel.dim(0), kernel.dim(1), 1, 1), bias, Window.of(1, 1, Padding.NONE), 1);
	}

	/** (out, in / groups, height, width) */
	public Tensor kernel() {
		return kernel;
	}

	/** One number per output channel, or null. */
	public float[] bias() {
		return bias;
	}

	public Window window() {
		return window;
	}

	public int groups() {
		return groups;
	}

	public int inChannels() {
		return kernel.dim(1) * groups;
	}

	public int outChannels() {
		return kernel.dim(0);
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final Shape in = inputs.get(0);
		Channels.require(in, inChannels());
		final int[] out = window.slide(in.height(), in.width());
		return Shape.of(outChannels(), out[0], out[1]);
	}

	@Override
	public List<float[]> weights() {
		return bias == null ? Collections.singletonList(kernel.data()) : Arrays.asList(kernel.data(), bias);
	}

	@Override
	public String toString() {
		return "Convolution " + inChannels() + " -> " + outChannels() + " " + window + (groups == 1 ? "" : " groups " +
			groups);
	}
}
