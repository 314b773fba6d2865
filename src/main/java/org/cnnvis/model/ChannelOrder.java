package org.cnnvis.model;

/** What a network's input channels are. */
public enum ChannelOrder {
		/** Red, green, blue. */
		RGB,
		/** Blue, green, red (networks from Caffe; VGG). */
		BGR,
		/** One channel: brightness. */
		GREY
}
