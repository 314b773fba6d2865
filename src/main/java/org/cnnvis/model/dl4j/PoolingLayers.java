package org.cnnvis.model.dl4j;

import java.util.Arrays;

import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Pooling.Kind;
import org.cnnvis.network.op.Window;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Layers that take the maximum or the average of a window or of the whole map. */
final class PoolingLayers {

	private PoolingLayers() {}

	static Signal pooling(final SubsamplingLayer layer, final Signal in, final Scope scope) {
		final Window window = Windows.of(layer, scope);
		switch (layer.getPoolingType()) {
			case MAX:
				return in.with(scope.output(new Pooling(Kind.MAX, window, false), in.node()));
			case AVG:
				return in.with(scope.output(new Pooling(Kind.AVERAGE, window, layer.isAvgPoolIncludePadInDivisor()), in
					.node()));
			default:
				throw scope.refuse("of its pooling type " + layer.getPoolingType());
		}
	}

	static Signal global(final GlobalPoolingLayer layer, final Signal in, final Scope scope) {
		final int[] dimensions = layer.getPoolingDimensions();
		final int[] places = in.layout() == Signal.Layout.CHANNELS_LAST ? new int[] { 1, 2 } : new int[] { 2, 3 };
		if (in.isVector() || dimensions != null && !Arrays.equals(dimensions, places)) throw scope.refuse(
			"it does not pool over the places of a map");
		final Signal.Layout layout = layer.isCollapseDimensions() ? Signal.Layout.VECTOR : in.layout();
		return new Signal(scope.output(new GlobalPooling(kind(layer, scope)), in.node()), in.channels(), layout);
	}

	private static Kind kind(final GlobalPoolingLayer layer, final Scope scope) {
		switch (layer.getPoolingType()) {
			case MAX:
				return Kind.MAX;
			case AVG:
				return Kind.AVERAGE;
			default:
				throw scope.refuse("of its pooling type " + layer.getPoolingType());
		}
	}
}
