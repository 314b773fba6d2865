package org.cnnvis.model.keras;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Pooling;

import org.cnnvis.model.keras.LayerContext.Translator;

/** Which of Keras' layer classes are known, and how each becomes nodes. */
final class Layers {

	private static final Map<String, Translator> BY_CLASS = new HashMap<>();

	/** Layers that change something in training only. */
	private static final List<String> IDENTITIES = Arrays.asList( "Dropout", "SpatialDropout2D", "AlphaDropout", "GaussianDropout",
		"GaussianNoise", "ActivityRegularization", "Identity", "RandomFlip", "RandomRotation", "RandomZoom",
		"RandomTranslation", "RandomContrast", "RandomBrightness", "RandomSaturation", "RandomHue", "RandomSharpness",
		"RandomColorJitter", "RandomGrayscale", "RandomShear", "RandomPerspective", "RandomGaussianBlur", "RandomErasing",
		"RandomPosterization", "RandomInvert", "RandomElasticTransform");

	static {
		for (final String name : IDENTITIES)
			BY_CLASS.put(name, layer -> layer.output(new Identity(), layer.input()));
		BY_CLASS.put("Conv2D", ConvolutionLayers::convolution);
		BY_CLASS.put("DepthwiseConv2D", ConvolutionLayers::depthwise);
		BY_CLASS.put("SeparableConv2D", ConvolutionLayers::separable);
		BY_CLASS.put("Conv2DTranspose", ConvolutionLayers::transposed);
		BY_CLASS.put("Dense", ConvolutionLayers::dense);
		BY_CLASS.put("MaxPooling2D", layer -> PoolingLayers.pooling(layer, Pooling.Kind.MAX));
		BY_CLASS.put("AveragePooling2D", layer -> PoolingLayers.pooling(layer, Pooling.Kind.AVERAGE));
		BY_CLASS.put("GlobalMaxPooling2D", layer -> PoolingLayers.global(layer, Pooling.Kind.MAX));
		BY_CLASS.put("GlobalAveragePooling2D", layer -> PoolingLayers.global(layer, Pooling.Kind.AVERAGE));
		BY_CLASS.put("UpSampling2D", PoolingLayers::upsampling);
		BY_CLASS.put("ZeroPadding2D", layer -> PoolingLayers.border(layer, "padding", 1));
		BY_CLASS.put("Cropping2D", layer -> PoolingLayers.border(layer, "cropping", -1));
		BY_CLASS.put("BatchNormalization", NormalizationLayers::batch);
		BY_CLASS.put("LayerNormalization", NormalizationLayers::layer);
		BY_CLASS.put("GroupNormalization", NormalizationLayers::group);
		BY_CLASS.put("UnitNormalization", NormalizationLayers::unit);
		BY_CLASS.put("Normalization", NormalizationLayers::normalization);
		BY_CLASS.put("Rescaling", NormalizationLayers::rescaling);
		BY_CLASS.put("Activation", layer -> layer.activate(layer.input()));
		BY_CLASS.put("ReLU", ActivationLayers::pointwise);
		BY_CLASS.put("LeakyReLU", ActivationLayers::pointwise);
		BY_CLASS.put("ThresholdedReLU", ActivationLayers::pointwise);
		BY_CLASS.put("ELU", ActivationLayers::pointwise);
		BY_CLASS.put("PReLU", ActivationLayers::parametricRelu);
		BY_CLASS.put("Softmax", ActivationLayers::softmax);
		BY_CLASS.put("Flatten", ShapeLayers::flatten);
		BY_CLASS.put("Reshape", ShapeLayers::reshape);
		BY_CLASS.put("Permute", ShapeLayers::permute);
		BY_CLASS.put("Concatenate", MergeLayers::concatenate);
		BY_CLASS.put("Add", layer -> MergeLayers.merge(layer, Merge.Kind.ADD));
		BY_CLASS.put("Subtract", layer -> MergeLayers.merge(layer, Merge.Kind.SUBTRACT));
		BY_CLASS.put("Multiply", layer -> MergeLayers.merge(layer, Merge.Kind.MULTIPLY));
		BY_CLASS.put("Average", layer -> MergeLayers.merge(layer, Merge.Kind.AVERAGE));
		BY_CLASS.put("Maximum", layer -> MergeLayers.merge(layer, Merge.Kind.MAXIMUM));
		BY_CLASS.put("Minimum", layer -> MergeLayers.merge(layer, Merge.Kind.MINIMUM));
		BY_CLASS.put("TFOpLambda", Operators::translate);
	}

	private Layers() {}

	/** Whether a layer does nothing when a picture is computed. */
	static boolean isIdentity(final LayerConfig layer) {
		return IDENTITIES.contains(layer.className());
	}

	static boolean isKnown(final LayerConfig layer) {
		return Operators.isOperator(layer) || BY_CLASS.containsKey(layer.className());
	}

	static Translator of(final LayerConfig layer) {
		return Operators.isOperator(layer) ? Operators::translate : BY_CLASS.get(layer.className());
	}
}
