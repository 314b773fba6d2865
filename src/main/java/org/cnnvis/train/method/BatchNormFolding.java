package org.cnnvis.train.method;

import java.util.Map;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Moves the batch normalisations of a trained network into the convolutions before them: with s = gamma / sqrt(variance
 * + epsilon), the kernels become s * kernel and the biases beta - s * mean.
 */
public final class BatchNormFolding {

	private BatchNormFolding() {}

	/**
	 * @param learned {@link SmallVgg#toLearn} after training
	 * @param used {@link SmallVgg#toUse}, whose weights are set
	 */
	public static void fold(final ComputationGraph learned, final ComputationGraph used) {
		for (final Layer layer : used.getLayers()) {
			final String name = layer.conf().getLayer().getLayerName();
			final String normalization = name + SmallVgg.NORMALIZATION;
			if (learned.getConfiguration().getVertices().containsKey(normalization)) fold(learned.getLayer(name), learned
				.getLayer(normalization), layer);
			else copy(learned.getLayer(name).paramTable(), layer.paramTable());
		}
	}

	private static void copy(final Map<String, INDArray> from, final Map<String, INDArray> to) {
		to.forEach((key, array) -> array.assign(from.get(key)));
	}

	private static void fold(final Layer convolution, final Layer normalization, final Layer target) {
		final double epsilon = ((BatchNormalization) normalization.conf().getLayer()).getEps();
		final INDArray variance = variance(normalization).add(epsilon);
		final INDArray scale = normalization.getParam(BatchNormalizationParamInitializer.GAMMA).div(Transforms.sqrt(
			variance));
		final INDArray shift = normalization.getParam(BatchNormalizationParamInitializer.BETA).sub(normalization.getParam(
			BatchNormalizationParamInitializer.GLOBAL_MEAN).mul(scale));
		final INDArray kernels = convolution.getParam(ConvolutionParamInitializer.WEIGHT_KEY);
		target.getParam(ConvolutionParamInitializer.WEIGHT_KEY).assign(kernels.mul(scale.reshape(scale.length(), 1, 1, 1)));
		target.getParam(ConvolutionParamInitializer.BIAS_KEY).assign(shift);
	}

	/** DL4J keeps either the variance or the decimal logarithm of its root. */
	private static INDArray variance(final Layer normalization) {
		final INDArray logStd = normalization.getParam(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
		if (logStd == null) return normalization.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
		return Transforms.exp(logStd.mul(2 * Math.log(10)));
	}
}
