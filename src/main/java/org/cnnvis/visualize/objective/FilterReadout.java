package org.cnnvis.visualize.objective;

import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Border;

/** Where filters, neurons and layers of a network are read. */
final class FilterReadout {

	private final Network network;
	private final Drive drive;
	private final Shape picture, whole;
	private final Taps taps;

	/**
	 * @param whole the picture in its final size, in whose maps objectives name places; in a smaller picture it is the same
	 *          place of the smaller map
	 */
	FilterReadout(final Network network, final Drive drive, final Shape picture, final Shape whole, final Taps taps) {
		this.network = network;
		this.drive = drive;
		this.picture = picture;
		this.whole = whole;
		this.taps = taps;
	}

	Part part(final Term term) {
		final Node node = network.node(term.layer());
		if (term.isLog()) throw new CnnVisException("objective: " + term.target() +
			" asks for a logarithmic probability, which only classes have.");
		if (term.filter() == Term.ALL) return new LayerPart(term, taps.tap(taps.mean(taps.square(node))));
		// What a filter dislikes is below 0, where an activation function would cut it off.
		if (term.weight() < 0) return new FilterPart(term, tap(taps.beforeActivation(node), node, term));
		final FilterPart part = leaking(new FilterPart(term, tap(node, node, term)), term, node);
		return drive.focus() == 0 || term.isNeuron() ? part : focused(part, node);
	}

	private FilterPart leaking(final FilterPart part, final Term term, final Node node) {
		final Node before = drive.leak() == 0 ? node : taps.beforeActivation(node);
		return before == node ? part : part.leaking(tap(before, node, term), drive.leak());
	}

	private FilterPart focused(final FilterPart part, final Node node) {
		final Node positive = NonNegative.is(node) ? node : taps.add(node, "positive", Activation.RELU);
		return part.focused(taps.tap(taps.mean(positive)), taps.tap(taps.mean(taps.square(positive))), drive.focus());
	}

	private int tap(final Node node, final Node layer, final Term term) {
		return taps.tap(term.isNeuron() ? point(node, layer, term) : taps.mean(node));
	}

	/**
	 * Each filter's value at one position.
	 *
	 * @param layer the layer that the node belongs to, whose map has the same size
	 */
	private Node point(final Node node, final Node layer, final Term term) {
		final Shape map = taps.shapes(layer, whole).get(layer), own = taps.shapes(layer, picture).get(layer);
		final int x = term.column(map.width()), y = term.row(map.height());
		if (x >= map.width() || y >= map.height()) throw new CnnVisException("objective: " + term.target() +
			" is outside of the layer's map, which has " + map.width() + " columns and " + map.height() +
			" rows (counted from 0).");
		final int column = part(x, map.width(), own.width()), row = part(y, map.height(), own.height());
		return taps.add(node, "at " + column + "," + row, new Border(-row, row + 1 - own.height(), -column, column + 1 - own
			.width()));
	}

	/** The cell of a shorter row in which the middle of a cell of the whole row lies. */
	private static int part(final int cell, final int length, final int shorter) {
		return (2 * cell + 1) * shorter / (2 * length);
	}

	/** The layer's map, or for a layer of single numbers the nearest one before it. */
	Node map(final Term term) {
		Node node = network.node(term.layer());
		final Map<Node, Shape> shapes = taps.shapes(node, picture);
		while (node.inputs().size() == 1 && shapes.get(node).area() == 1)
			node = node.input();
		if (node == network.inputNode() || shapes.get(node).area() == 1) throw new CnnVisException("objective: " + term
			.target() + " has no map of features before it in which facets could differ.");
		return node;
	}
}
