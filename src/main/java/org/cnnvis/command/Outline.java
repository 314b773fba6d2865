package org.cnnvis.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.ReceptiveField;
import org.cnnvis.network.Shape;
import org.cnnvis.network.pass.Cut;
import org.cnnvis.visualize.Work;

/**
 * What a dialog tells of a model: its layers and classes, without the weights. Immutable. Fields are those of the JSON
 * text that {@link Outlines} keeps.
 */
final class Outline {

	/** Of pictures for networks that take any size. */
	private static final int USUAL_SIZE = 224;

	private final int width, height;
	private final boolean grey, warns;
	private final String output;
	private final List<String> classes;
	private final List<Layer> layers;

	private Outline(final int width, final int height, final boolean grey, final boolean warns, final String output,
		final List<String> classes, final List<Layer> layers)
	{
		this.width = width;
		this.height = height;
		this.grey = grey;
		this.warns = warns;
		this.output = output;
		this.classes = classes;
		this.layers = layers;
	}

	static Outline of(final Model model) {
		final Network network = model.network();
		final Map<Node, Shape> shapes = network.input().height() == 0 ? network.shapes(USUAL_SIZE, USUAL_SIZE) : network
			.shapes(0, 0);
		final Shape picture = shapes.get(network.inputNode());
		final Map<Node, ReceptiveField> fields = ReceptiveField.of(network);
		final List<Layer> layers = new ArrayList<>();
		for (final Node node : network.layers())
			layers.add(new Layer(node.name(), shapes.get(node), side(fields.get(node)), Work.ofStep(Cut.at(network, Collections
				.singletonList(node)), picture)));
		return new Outline(picture.width(), picture.height(), model.input().order() == ChannelOrder.GREY, model
			.known().isPresent(), network.output().name(), new ArrayList<>(model.classes()), layers);
	}

	private static int side(final ReceptiveField field) {
		return (int) Math.min(Integer.MAX_VALUE, Math.ceil(field.size()));
	}

	/** Of the network's picture, in pixels. */
	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** The network's picture has no colours. */
	boolean isGrey() {
		return grey;
	}

	/** The model can tell that a picture shows none of its classes. */
	boolean warns() {
		return warns;
	}

	/** Name of the layer whose channels are the classes, if there are any. */
	String output() {
		return output;
	}

	/** Empty where the network does not classify. */
	List<String> classes() {
		return Collections.unmodifiableList(classes);
	}

	/** In the order of the network. */
	List<Layer> layers() {
		return Collections.unmodifiableList(layers);
	}

	/** The layer of this name, or null. */
	Layer layer(final String name) {
		for (final Layer layer : layers)
			if (layer.name.equals(name)) return layer;
		return null;
	}

	/** The layer's channels are the classes. */
	boolean isClasses(final Layer layer) {
		return !classes.isEmpty() && layer.name.equals(output);
	}

	/** Read from a file that somebody may have changed. */
	boolean isComplete() {
		return width > 0 && height > 0 && output != null && classes != null && layers != null && !layers.isEmpty() && layers
			.stream().allMatch(layer -> layer != null && layer.name != null) && layer(output) != null;
	}

	/** One layer. */
	static final class Layer {

		final String name;
		/** Of a picture of the network's own size; 1 x 1 for a vector. */
		final int channels, width, height;
		/** Side of what one neuron sees, in pixels; may exceed the picture. */
		final int field;
		/** {@link Work} of a gradient step. */
		final double work;

		Layer(final String name, final Shape shape, final int field, final double work) {
			this.name = name;
			this.channels = shape.channels();
			this.width = shape.isVector() ? 1 : shape.width();
			this.height = shape.isVector() ? 1 : shape.height();
			this.field = field;
			this.work = work;
		}
	}
}
