package org.cnnvis.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.ReceptiveFields;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.FeatureVisualizer;
import org.cnnvis.visualize.Settings;

/** The layers of a model in a dialog, and what is to be said about them. Needs no engine. */
final class LayerChoice {

	private static final int USUAL_SIZE = 224, NAMED_CLASSES = 3;

	private final Model model;
	private final Map<Node, Shape> shapes;
	private final ReceptiveFields fields;
	private final FeatureVisualizer visualizer;

	LayerChoice(final Model model, final FeatureVisualizer visualizer) {
		final Network network = model.network();
		this.model = model;
		this.visualizer = visualizer;
		shapes = network.input().height() == 0 ? network.shapes(USUAL_SIZE, USUAL_SIZE) : network.shapes(0, 0);
		fields = new ReceptiveFields(network, shapes);
	}

	/** In the order of the network. */
	List<String> names() {
		return model.network().layers().stream().map(Node::name).collect(Collectors.toList());
	}

	/** The layer itself if the model has it, else the network's output. */
	String nearest(final String layer) {
		final List<String> names = names();
		final String output = model.network().output().name();
		return names.contains(layer) ? layer : names.contains(output) ? output : names.get(names.size() - 1);
	}

	/** The text that chooses filters if it is good for the layer, else one that is. */
	String filters(final String layer, final String filters) {
		try {
			visualizer.check(model, new Settings().layer(layer).filters(filters));
			return filters;
		}
		catch (final CnnVisException e) {
			final String usual = new Settings().filters();
			return filters.equals(usual) ? "all" : filters(layer, usual);
		}
	}

	/** For a list of layers: {@code 256 filters, each neuron sees 40 x 40}. */
	String note(final String layer) {
		final Node node = model.network().node(layer);
		return node == null ? "" : count(layer, shapes.get(node).channels()) + (isOutput(layer) ? "" : ", each neuron sees " +
			seen(node));
	}

	private String seen(final Node node) {
		final int side = fields.side(node);
		final Shape picture = shapes.get(model.network().inputNode());
		return side < Math.max(picture.height(), picture.width()) ? side + " x " + side : "the whole picture";
	}

	/** About a layer: {@code 256 filters (0-255), each 56 x 56; a neuron sees 40 x 40 pixels}. */
	String describe(final String layer) {
		final Shape shape = shapes.get(model.network().node(layer));
		final StringBuilder text = new StringBuilder(count(layer, shape.channels()));
		if (shape.channels() > 1) text.append(" (0-").append(shape.channels() - 1).append(")");
		if (!shape.isVector()) text.append(", each ").append(shape.width()).append(" x ").append(shape.height());
		final String seen = seen(model.network().node(layer));
		if (!isOutput(layer)) text.append("; a neuron sees ").append(seen).append(seen.contains(" x ") ? " pixels" : "");
		if (isOutput(layer)) text.append(": ").append(model.classes().stream().limit(NAMED_CLASSES).collect(Collectors
			.joining(", "))).append(model.classes().size() > NAMED_CLASSES ? ", ..." : "");
		return text.toString();
	}

	private String count(final String layer, final int channels) {
		return channels + (isOutput(layer) ? channels == 1 ? " class" : " classes" : channels == 1 ? " filter"
			: " filters");
	}

	private boolean isOutput(final String layer) {
		return model.isClassifier() && layer.equals(model.network().output().name());
	}
}
