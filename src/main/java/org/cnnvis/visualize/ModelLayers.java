package org.cnnvis.visualize;

import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.Suggestion;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Input;
import org.cnnvis.visualize.objective.ObjectiveParser;

/** What the text of an objective may name: a model's layers, their filters and classes. */
final class ModelLayers implements ObjectiveParser.Layers {

	private final Model model;
	private final int size;

	/** @param size of the picture in pixels, or 0 */
	ModelLayers(final Model model, final int size) {
		this.model = model;
		this.size = size;
	}

	@Override
	public List<String> names() {
		return model.network().nodes().stream().filter(node -> !(node.op() instanceof Input)).map(Node::name).collect(
			Collectors.toList());
	}

	@Override
	public int filters(final String layer) {
		final Network network = TargetLayer.find(model, layer).network();
		final Shape picture = PictureSize.of(network, size);
		return network.shapes(picture.height(), picture.width()).get(network.output()).channels();
	}

	@Override
	public int named(final String layer, final String className) {
		final List<String> classes = TargetLayer.find(model, layer).classes();
		for (int i = 0; i < classes.size(); i++)
			if (Suggestion.plain(classes.get(i)).equals(Suggestion.plain(className))) return i;
		return -1;
	}
}
