package org.cnnvis.command;

import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.visualize.FilterList;
import org.cnnvis.visualize.Settings;

/** The layers of a model in a dialog, and what is to be said about them. Needs neither engine nor weights. */
final class LayerChoice {

	private static final int NAMED_CLASSES = 3;

	private final Outline outline;

	LayerChoice(final Outline outline) {
		this.outline = outline;
	}

	/** In the order of the network. */
	List<String> names() {
		return outline.layers().stream().map(layer -> layer.name).collect(Collectors.toList());
	}

	/** The layer itself if the model has it, else the network's output. */
	String nearest(final String layer) {
		return outline.layer(layer) == null ? outline.output() : layer;
	}

	/** The text that chooses filters if it is good for the layer, else one that is. */
	String filters(final String layer, final String filters) {
		try {
			count(layer, filters, new Settings().seed());
			return filters;
		}
		catch (final CnnVisException e) {
			final String usual = new Settings().filters();
			return filters.equals(usual) ? "all" : filters(layer, usual);
		}
	}

	/**
	 * How many filters a text chooses.
	 *
	 * @throws CnnVisException if the layer has no such filters
	 */
	int count(final String layer, final String filters, final long seed) {
		final Outline.Layer chosen = outline.layer(layer);
		return new FilterList(layer, chosen.channels, outline.isClasses(chosen) ? outline.classes() : List.of(), seed).parse(
			filters).length;
	}

	/** Of a gradient step with one picture; in a size of its own, in proportion to the pixels. */
	double work(final String layer, final int size) {
		final double all = outline.layer(layer).work;
		return size <= 0 ? all : all * size / outline.width() * size / outline.height();
	}

	/** For a list of layers: {@code 256 filters, each neuron sees 40 x 40}. */
	String note(final String name) {
		final Outline.Layer layer = outline.layer(name);
		return layer == null ? "" : channels(layer) + (outline.isClasses(layer) ? "" : ", each neuron sees " + seen(layer));
	}

	/** About a layer: {@code 256 filters (0-255), each 56 x 56; a neuron sees 40 x 40 pixels}. */
	String describe(final String name) {
		final Outline.Layer layer = outline.layer(name);
		final StringBuilder text = new StringBuilder(channels(layer));
		if (layer.channels > 1) text.append(" (0-").append(layer.channels - 1).append(")");
		if (layer.width * layer.height > 1) text.append(", each ").append(layer.width).append(" x ").append(layer.height);
		final List<String> classes = outline.classes();
		if (outline.isClasses(layer)) text.append(": ").append(classes.stream().limit(NAMED_CLASSES).collect(Collectors
			.joining(", "))).append(classes.size() > NAMED_CLASSES ? ", ..." : "");
		else text.append("; a neuron sees ").append(seen(layer)).append(seen(layer).contains(" x ") ? " pixels" : "");
		return text.toString();
	}

	private String channels(final Outline.Layer layer) {
		final String one = outline.isClasses(layer) ? "class" : "filter", more = outline.isClasses(layer) ? "classes"
			: "filters";
		return layer.channels + " " + (layer.channels == 1 ? one : more);
	}

	private String seen(final Outline.Layer layer) {
		return layer.field < Math.max(outline.width(), outline.height()) ? layer.field + " x " + layer.field
			: "the whole picture";
	}
}
