package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Input;

import org.cnnvis.model.keras.KerasTensor.Layout;

/** A Keras model's input: is it a picture, and what does the file tell about its values? */
final class PictureInput {

	/** Preprocessing that divides by more than this expects grey levels 0..255, any other 0..1. */
	private static final double LARGEST_UNIT = 8;

	private PictureInput() {}

	/**
	 * Adds the picture as the network's input.
	 *
	 * @param dataFormat order of axes in the layers that follow, or null
	 * @throws CnnVisException if the input is not a picture
	 */
	static KerasTensor add(final GraphWriter graph, final LayerConfig input, final String dataFormat) {
		final JsonElement shape = input.has("batch_shape") ? input.get("batch_shape") : input.get("batch_input_shape");
		if (shape == null || !shape.isJsonArray()) throw new CnnVisException(
			"The file does not say what size its input has: build the model with an Input layer, then save it again");
		final List<Integer> size = new ArrayList<>();
		for (final JsonElement length : shape.getAsJsonArray())
			size.add(length.isJsonNull() ? 0 : length(input, length));
		// The first is the batch.
		if (size.size() == 3) return plane(graph, input, size.get(1), size.get(2));
		if (size.size() != 4) throw notAPicture(size);
		final Layout layout = Layout.of(dataFormat);
		final int c = layout == Layout.CHANNELS_FIRST ? 1 : 3, h = layout == Layout.CHANNELS_FIRST ? 2 : 1;
		if (size.get(c) == 0) throw new CnnVisException("The file does not say how many channels its input has");
		final Node node = graph.input(input.name(), new Input(size.get(c), size.get(h), size.get(h + 1)));
		return new KerasTensor(node, graph.shape(node), 3, layout);
	}

	/** A grey picture without an axis for its channel: (height, width). */
	private static KerasTensor plane(final GraphWriter graph, final LayerConfig input, final int height,
		final int width)
	{
		final Node node = graph.input(input.name(), new Input(1, height, width));
		return new KerasTensor(node, graph.shape(node), 2, Layout.PLANE);
	}

	private static int length(final LayerConfig input, final JsonElement length) {
		if (!length.isJsonPrimitive() || !length.getAsJsonPrimitive().isNumber() || length.getAsInt() < 1) throw input.notA(
			"batch_shape", "shape", length);
		return length.getAsInt();
	}

	private static CnnVisException notAPicture(final List<Integer> size) {
		final String text = size.size() == 2 ? "a row of " + size.get(1) + " numbers" : "an array of " + Math.max(0, size
			.size() - 1) + " axes " + size.subList(Math.min(1, size.size()), size.size());
		return new CnnVisException("The input is " + text +
			": only networks that take one two-dimensional picture can be used");
	}

	/** What the preprocessing layer at the front, if there is one, tells about the values that go in. */
	static Optional<InputSpec> guess(final ModelConfig model, final int channels) {
		final LayerConfig first = firstActive(model);
		if (first == null) return Optional.empty();
		final double unit;
		if (first.className().equals("Rescaling")) unit = 1 / largest(first.numbers("scale"));
		else if (first.className().equals("Normalization")) unit = first.has("mean") ? Math.max(largest(first.numbers(
			"mean")), Math.sqrt(largest(first.numbers("variance")))) : 255;
		else return Optional.empty();
		return Optional.of(InputSpec.of(ChannelOrder.of(channels), channels, 0, unit > LARGEST_UNIT ? 1 : 1 / 255f));
	}

	private static double largest(final double[] values) {
		return values == null ? 1 : Arrays.stream(values).map(Math::abs).max().orElse(1);
	}

	/** The first layer in the file's order that does something, or null. */
	private static LayerConfig firstActive(final ModelConfig model) {
		for (final KerasLayer layer : model.layers()) {
			final LayerConfig first = layer.nested() == null ? layer.config() : firstActive(layer.nested());
			if (first != null && !layer.isInput() && !Layers.isIdentity(first)) return first;
		}
		return null;
	}
}
