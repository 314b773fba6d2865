package org.cnnvis.model;

/** What a network's input channels are. */
public enum ChannelOrder {
		/** Red, green, blue. */
		RGB,
		/** Blue, green, red (networks from Caffe; VGG). */
		BGR,
		/** One channel: brightness. */
		GREY,
		/** Any number of channels of any meaning (fluorescence, near infrared), in the order of the image's own channels. */
		OTHER;

	/** The likeliest order for a number of channels. */
	public static ChannelOrder of(final int channels) {
		return channels == 1 ? GREY : channels == 3 ? RGB : OTHER;
	}

	/** Whether a network of so many input channels can have this order. */
	public boolean fits(final int channels) {
		return this == OTHER ? channels > 0 : channels == (this == GREY ? 1 : 3);
	}
}
