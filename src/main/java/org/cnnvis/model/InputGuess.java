package org.cnnvis.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;

/**
 * How pictures go into well-known architectures, which are recognised by the name of a layer. The numbers are those of
 * keras.applications' preprocess_input.
 */
final class InputGuess {

	/** A layer that only this architecture has, the architecture's name, its input. */
	private static final Map<List<String>, InputSpec> KNOWN = new LinkedHashMap<>();

	static {
		KNOWN.put(Arrays.asList("VGG", "block5_conv3"), InputSpec.CAFFE);
		KNOWN.put(Arrays.asList("VGG", "block2_conv2"), InputSpec.CAFFE);
		KNOWN.put(Arrays.asList("SqueezeNet", "fire9/concat"), InputSpec.CAFFE);
		KNOWN.put(Arrays.asList("SqueezeNet", "fire9_concat"), InputSpec.CAFFE);
		KNOWN.put(Arrays.asList("ResNet V2", "post_relu"), InputSpec.TENSORFLOW);
		KNOWN.put(Arrays.asList("ResNet", "conv5_block3_out"), InputSpec.CAFFE);
		KNOWN.put(Arrays.asList("ResNet", "res5c_branch2c"), InputSpec.CAFFE);
		KNOWN.put(Arrays.asList("Inception", "mixed10"), InputSpec.TENSORFLOW);
		KNOWN.put(Arrays.asList("Xception", "block14_sepconv2_act"), InputSpec.TENSORFLOW);
		KNOWN.put(Arrays.asList("MobileNet", "conv_pw_13_relu"), InputSpec.TENSORFLOW);
		KNOWN.put(Arrays.asList("MobileNet V2", "block_16_project_BN"), InputSpec.TENSORFLOW);
		KNOWN.put(Arrays.asList("DenseNet", "conv5_block16_concat"), InputSpec.TORCH);
	}

	private InputGuess() {}

	/** @param notes receives a sentence about the guess */
	static InputSpec of(final Network network, final List<String> notes) {
		final int channels = network.input().channels();
		if (channels == 3) for (final Map.Entry<List<String>, InputSpec> known : KNOWN.entrySet())
			if (has(network, known.getKey().get(1))) {
				notes.add("The file does not say how pictures go in: taken as usual for " + known.getKey().get(0) + " (" +
					known.getValue() + ").");
				return known.getValue();
			}
		final ChannelOrder order = ChannelOrder.of(channels);
		notes.add("The file does not say how pictures go in: taken as " + order + " from 0 to 1.");
		return InputSpec.of(order, channels, 0, 1 / 255f);
	}

	/** Layers of nested models may have the model's name in front. */
	private static boolean has(final Network network, final String layer) {
		for (final Node node : network.nodes())
			if (node.name().equals(layer) || node.name().endsWith("/" + layer)) return true;
		return false;
	}
}
