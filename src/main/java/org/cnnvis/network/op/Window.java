package org.cnnvis.network.op;

/** A window that slides over a map: kernel size, stride, dilation and border, each as {vertical, horizontal}. */
public final class Window {

	private final int[] kernel;
	private final int[] stride;
	private final int[] dilation;
	private final Padding padding;

	public Window(final int[] kernel, final int[] stride, final int[] dilation, final Padding padding) {
		this.kernel = positive(kernel, "kernel");
		this.stride = positive(stride, "stride");
		this.dilation = positive(dilation, "dilation");
		this.padding = padding;
	}

	/** A square window without dilation. */
	public static Window of(final int kernel, final int stride, final Padding padding) {
		return new Window(new int[] { kernel, kernel }, new int[] { stride, stride }, new int[] { 1, 1 }, padding);
	}

	private static int[] positive(final int[] values, final String what) {
		if (values.length != 2 || values[0] < 1 || values[1] < 1) throw new IllegalArgumentException(
			"a " + what + " has two positive numbers");
		return values.clone();
	}

	public int kernelHeight() {
		return kernel[0];
	}

	public int kernelWidth() {
		return kernel[1];
	}

	public int strideY() {
		return stride[0];
	}

	public int strideX() {
		return stride[1];
	}

	public int dilationY() {
		return dilation[0];
	}

	public int dilationX() {
		return dilation[1];
	}

	public Padding padding() {
		return padding;
	}

	/** Height in pixels from the first to the last row that the kernel touches. */
	public int height() {
		return (kernel[0] - 1) * dilation[0] + 1;
	}

	/** Width in pixels from the first to the last column that the kernel touches. */
	public int width() {
		return (kernel[1] - 1) * dilation[1] + 1;
	}

	/** Border pixels {top, bottom, left, right} for an input of the given size. */
	public int[] border(final int inputHeight, final int inputWidth) {
		return padding.pixels(inputHeight, inputWidth, new int[] { height(), width() }, stride);
	}

	/** Output {height, width} for an input of the given size. */
	public int[] slide(final int inputHeight, final int inputWidth) {
		final int[] b = border(inputHeight, inputWidth);
		return new int[] { Padding.slide(inputHeight, b[0], b[1], height(), stride[0]), Padding.slide(inputWidth, b[2],
			b[3], width(), stride[1]) };
	}

	@Override
	public String toString() {
		return kernel[0] + "x" + kernel[1] + (stride[0] * stride[1] == 1 ? "" : "/" + stride[0] + "x" + stride[1]) +
			(dilation[0] * dilation[1] == 1 ? "" : " dilated " + dilation[0] + "x" + dilation[1]) + " pad " + padding;
	}
}
