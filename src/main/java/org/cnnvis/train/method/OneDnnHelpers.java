package org.cnnvis.train.method;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Lets DL4J's layers compute with its oneDNN helpers, about ten times faster. DL4J 1.0.0-M2.1 never does so itself: it
 * asks {@code Nd4jCpu.Environment} for {@code isUseMKLDNN}, which was renamed {@code isUseONEDNN}, and drops the helper
 * for good. It pays where ND4J's native library contains oneDNN (classifier {@code -onednn}).
 */
public final class OneDnnHelpers {

	private OneDnnHelpers() {}

	/**
	 * Gives each convolution, pooling and batch normalisation of an initialised network its helper.
	 *
	 * @throws IllegalStateException if DL4J's classes have changed
	 */
	public static void use(final ComputationGraph network) {
		for (final Layer layer : network.getLayers())
			for (final Map.Entry<Class<?>, LayerHelper> entry : helpers().entrySet())
				if (entry.getKey().isInstance(layer)) set(entry.getKey(), layer, entry.getValue());
	}

	/** A new helper for each kind of layer: helpers keep the shapes they have seen. */
	private static Map<Class<?>, LayerHelper> helpers() {
		final Map<Class<?>, LayerHelper> helpers = new LinkedHashMap<>();
		helpers.put(ConvolutionLayer.class, new MKLDNNConvHelper(DataType.FLOAT));
		helpers.put(SubsamplingLayer.class, new MKLDNNSubsamplingHelper(DataType.FLOAT));
		helpers.put(BatchNormalization.class, new MKLDNNBatchNormHelper(DataType.FLOAT));
		return helpers;
	}

	private static void set(final Class<?> type, final Layer layer, final LayerHelper helper) {
		try {
			final Field field = type.getDeclaredField("helper");
			field.setAccessible(true);
			field.set(layer, helper);
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("DL4J's " + type.getName() + " has no helper any more", e);
		}
	}
}
