package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/**
 * The same numbers in another shape. Which number goes where depends on the order in which the framework counts:
 * channels last (Keras with TensorFlow) or channels first (DL4J, ONNX, Theano).
 */
public final class Reshape implements Op {

	/** How numbers are counted, outermost first. */
	public enum Order {
			/** height, width, channels */
			CHANNELS_LAST,
			/** channels, height, width */
			CHANNELS_FIRST
	}

	private final int channels, height, width;
	private final Order order;

	/** Target shape; one of the numbers may be -1 (whatever is left). */
	public Reshape(final int channels, final int height, final int width, final Order order) {
		this.channels = channels;
		this.height = height;
		this.width = width;
		this.order = order;
	}

	/** To a vector. */
	public static Reshape flatten(final Order order) {
		return new Reshape(-1, 1, 1, order);
	}

	public Order order() {
		return order;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final int size = inputs.get(0).size();
		final int known = Math.abs(channels * height * width);
		if (known == 0 || size % known != 0) throw mismatch(size);
		final int rest = size / known;
		final Shape out = Shape.of(channels < 0 ? rest : channels, height < 0 ? rest : height, width < 0 ? rest : width);
		if (out.size() != size) throw mismatch(size);
		return out;
	}

	private ShapeException mismatch(final int size) {
		return new ShapeException(size + " numbers cannot become " + channels + " x " + height + " x " + width);
	}

	@Override
	public String toString() {
		return "Reshape " + channels + " x " + height + " x " + width + " " + order.name().toLowerCase();
	}
}
