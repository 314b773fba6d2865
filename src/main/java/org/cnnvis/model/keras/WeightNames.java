package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.List;

/** What the layers call their arrays, in the order in which Keras creates and stores them. */
final class WeightNames {

	private WeightNames() {}

	/** Arrays that training changes. */
	static List<String> trained(final LayerConfig layer) {
		final List<String> names = new ArrayList<>();
		switch (layer.className()) {
			case "Conv2D":
			case "Conv2DTranspose":
			case "Dense":
			case "DepthwiseConv2D":
				names.add("kernel");
				break;
			case "SeparableConv2D":
				names.add("depthwise_kernel");
				names.add("pointwise_kernel");
				break;
			case "BatchNormalization":
			case "GroupNormalization":
			case "LayerNormalization":
				if (layer.flag("scale", true)) names.add("gamma");
				if (layer.flag("center", true)) names.add("beta");
				return names;
			case "PReLU":
				names.add("alpha");
				return names;
			default:
				return names;
		}
		if (layer.flag("use_bias", true)) names.add("bias");
		return names;
	}

	/** Arrays that training does not change. */
	static List<String> fixed(final LayerConfig layer) {
		final List<String> names = new ArrayList<>();
		if (layer.className().equals("BatchNormalization")) {
			names.add("moving_mean");
			names.add("moving_variance");
		}
		if (layer.className().equals("Normalization") && !layer.has("mean")) {
			names.add("mean");
			names.add("variance");
			names.add("count");
		}
		return names;
	}

	/** All arrays, in the order of a layer by itself. */
	static List<String> all(final LayerConfig layer) {
		final List<String> names = trained(layer);
		names.addAll(fixed(layer));
		return names;
	}
}
