package org.cnnvis.model;

import java.util.Arrays;

/**
 * How a picture becomes a network's input: x[c] = (p[c] - mean[c]) * scale[c], where p is a picture's value in grey
 * levels 0..255 and c counts the network's own channels ({@link ChannelOrder}). Immutable.
 */
public final class InputSpec {

	/** Grey levels go in as they are. */
	public static final InputSpec PLAIN_RGB = of(ChannelOrder.RGB, 0, 1);

	/** Caffe's ImageNet networks (VGG, GoogLeNet, SqueezeNet): BGR minus the mean colour of ImageNet. */
	public static final InputSpec CAFFE = new InputSpec(ChannelOrder.BGR, new float[] { 103.939f, 116.779f, 123.68f },
		new float[] { 1, 1, 1 });

	/** PyTorch's ImageNet networks, and DenseNet of Keras: x / 255, minus the mean colour, divided by its deviation. */
	public static final InputSpec TORCH = new InputSpec(ChannelOrder.RGB, new float[] { 123.675f, 116.28f, 103.53f },
		new float[] { 1 / 58.395f, 1 / 57.12f, 1 / 57.375f });

	/** TensorFlow's ImageNet networks (MobileNet, Inception, Xception): x / 127.5 - 1. */
	public static final InputSpec TENSORFLOW = of(ChannelOrder.RGB, 127.5f, 1 / 127.5f);

	private final ChannelOrder order;
	private final float[] mean;
	private final float[] scale;

	/** @param mean one grey level for each input channel, in the network's order */
	public InputSpec(final ChannelOrder order, final float[] mean, final float[] scale) {
		if (!order.fits(mean.length) || scale.length != mean.length) throw new IllegalArgumentException(
			order + " input cannot have " + mean.length + " means and " + scale.length + " scales");
		this.order = order;
		this.mean = mean.clone();
		this.scale = scale.clone();
	}

	/** The same mean and scale for all channels of RGB, BGR or GREY. */
	public static InputSpec of(final ChannelOrder order, final float mean, final float scale) {
		return of(order, order == ChannelOrder.GREY ? 1 : 3, mean, scale);
	}

	/** The same mean and scale for all channels. */
	public static InputSpec of(final ChannelOrder order, final int channels, final float mean, final float scale) {
		final float[] m = new float[channels], s = new float[channels];
		Arrays.fill(m, mean);
		Arrays.fill(s, scale);
		return new InputSpec(order, m, s);
	}

	public ChannelOrder order() {
		return order;
	}

	public int channels() {
		return mean.length;
	}

	/** Grey levels to subtract, in the network's channel order. */
	public float mean(final int channel) {
		return mean[channel];
	}

	/** Factor after the mean is subtracted. */
	public float scale(final int channel) {
		return scale[channel];
	}

	/** Which of red (0), green (1), blue (2) a network channel is; of OTHER, which of the image's channels. */
	public int color(final int channel) {
		return order == ChannelOrder.BGR ? 2 - channel : channel;
	}

	@Override
	public boolean equals(final Object o) {
		if (!(o instanceof InputSpec)) return false;
		final InputSpec s = (InputSpec) o;
		return order == s.order && Arrays.equals(mean, s.mean) && Arrays.equals(scale, s.scale);
	}

	@Override
	public int hashCode() {
		return 31 * order.hashCode() + Arrays.hashCode(mean) + Arrays.hashCode(scale);
	}

	@Override
	public String toString() {
		return order + " minus " + Arrays.toString(mean) + " times " + Arrays.toString(scale);
	}
}
