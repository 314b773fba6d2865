package org.cnnvis.model.keras;

import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Upsampling;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.Window;

/** Layers that shrink, enlarge or frame maps. */
final class PoolingLayers {

	private PoolingLayers() {}

	/** An average divides by the pixels inside the picture only, as TensorFlow does. */
	static KerasTensor pooling(final LayerContext layer, final Pooling.Kind kind) {
		final int[] size = layer.config.positivePair("pool_size", 2, 2);
		final Window window = new Window(size, layer.config.positivePair("strides", size), new int[] { 1, 1 },
			ConvolutionLayers.padding(layer.config));
		return layer.output(new Pooling(kind, window, false), layer.map());
	}

	static KerasTensor global(final LayerContext layer, final Pooling.Kind kind) {
		final KerasTensor y = layer.output(new GlobalPooling(kind), layer.map());
		return layer.config.flag("keepdims", false) ? y : new KerasTensor(y.node(), y.shape(), 1,
			KerasTensor.Layout.CHANNELS_LAST);
	}

	static KerasTensor upsampling(final LayerContext layer) {
		final int[] size = layer.config.positivePair("size", 2, 2);
		final String interpolation = layer.config.text("interpolation", "nearest");
		final Upsampling.Kind kind;
		if (interpolation.equals("nearest")) kind = Upsampling.Kind.NEAREST;
		else if (interpolation.equals("bilinear")) kind = Upsampling.Kind.BILINEAR;
		else throw layer.config.refuse("its interpolation '" + interpolation + "' is neither 'nearest' nor 'bilinear'");
		return layer.output(new Upsampling(kind, size[0], size[1]), layer.map());
	}

	/** @param sign 1 adds pixels, -1 cuts them off */
	static KerasTensor border(final LayerContext layer, final String parameter, final int sign) {
		final int[] sides = sides(layer.config, parameter);
		for (final int side : sides)
			if (side < 0) throw layer.config.notA(parameter, "list of positive numbers", layer.config.get(parameter));
		return layer.output(new Border(sign * sides[0], sign * sides[1], sign * sides[2], sign * sides[3]), layer.map());
	}

	/** {top, bottom, left, right} from n, (vertical, horizontal) or ((top, bottom), (left, right)). */
	private static int[] sides(final LayerConfig config, final String parameter) {
		final int[] given = config.has(parameter) ? config.integers(parameter) : new int[] { 1 };
		switch (given.length) {
			case 1:
				return new int[] { given[0], given[0], given[0], given[0] };
			case 2:
				return new int[] { given[0], given[0], given[1], given[1] };
			case 4:
				return given;
			default:
				throw config.notA(parameter, "border", config.get(parameter));
		}
	}
}
