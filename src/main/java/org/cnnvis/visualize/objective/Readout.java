package org.cnnvis.visualize.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.pass.Cut;

/**
 * The places at which a network is read for some objectives: vectors with one number for each filter, which operations
 * appended to the network compute. {@link #aim} adds what an objective needs; the network with all of it comes last.
 */
public final class Readout {

	private final Network network;
	private final Drive drive;
	private final Shape picture, whole;
	private final Map<String, Node> added = new LinkedHashMap<>();
	private final List<Node> taps = new ArrayList<>();
	private final Node logits, output;

	/**
	 * @param classifier the network's output are classes: they are read before their softmax
	 * @param picture channels x height x width
	 * @param whole the picture in its final size, in whose maps objectives name places; in a smaller picture it is the same
	 *          place of the smaller map
	 */
	public Readout(final Network network, final boolean classifier, final Drive drive, final Shape picture,
		final Shape whole)
	{
		this.network = network;
		this.drive = drive;
		this.picture = picture;
		this.whole = whole;
		this.output = classifier ? network.output() : null;
		this.logits = classifier ? Network.beforeActivation(network.output()) : null;
	}

	/** @throws CnnVisException if a neuron is outside of its map, or facets have no map to differ in */
	public Aim aim(final Objective objective) {
		final List<Part> parts = new ArrayList<>();
		for (final Term term : objective.terms())
			parts.add(part(term));
		Aim aim = new Aim(parts);
		// Where classes are not asked for, the picture may have a size that they cannot be computed of.
		if (objective.terms().stream().anyMatch(this::isLogit) && hasEvenFeatures()) aim = aim.with(new EvenFeatures(tap(mean(
			logits)), tap(logits.input()), (Convolution) logits.op(), drive.evenness()));
		return objective.facets() == 1 ? aim : aim.withMap(tap(map(objective.terms().get(0))));
	}

	private boolean isLogit(final Term term) {
		final Node node = network.node(term.layer());
		return (node == logits || node == output) && term.filter() != Term.ALL && (term.isLog() || !drive.softmax());
	}

	/** Classes are weighted sums of features, as in a fully connected layer, and the features are to be driven evenly. */
	private boolean hasEvenFeatures() {
		if (drive.evenness() == 0 || logits == null || !(logits.op() instanceof Convolution)) return false;
		final Convolution layer = (Convolution) logits.op();
		return layer.groups() == 1 && layer.window().kernelHeight() == 1 && layer.window().kernelWidth() == 1 && shapes(logits,
			picture).get(logits.input()).area() == 1;
	}

	/** The layer's map, or for a layer of single numbers the nearest one before it. */
	private Node map(final Term term) {
		Node node = network.node(term.layer());
		final Map<Node, Shape> shapes = shapes(node, picture);
		while (node.inputs().size() == 1 && shapes.get(node).area() == 1)
			node = node.input();
		if (node == network.inputNode() || shapes.get(node).area() == 1) throw new CnnVisException("objective: " + term
			.target() + " has no map of features before it in which facets could differ.");
		return node;
	}

	private Part part(final Term term) {
		final Node node = network.node(term.layer());
		if (term.filter() == Term.ALL) return layerPart(term, node == output ? logits : node);
		if (node == logits || node == output) return classPart(term);
		if (term.isLog()) throw new CnnVisException("objective: " + term.target() +
			" asks for a logarithmic probability, which only classes have.");
		return filterPart(term, node);
	}

	private Part layerPart(final Term term, final Node node) {
		return new LayerPart(term, tap(mean(square(node))));
	}

	private Part classPart(final Term term) {
		if (term.isLog()) return ClassPart.logarithm(term, tap(mean(logits)));
		if (!drive.softmax()) return ClassPart.logit(term, tap(mean(logits)), drive.rivals());
		return ClassPart.logit(term, tap(output == logits ? add(mean(logits), "softmax", new Softmax()) : mean(output)), 0);
	}

	private Part filterPart(final Term term, final Node node) {
		// What a filter dislikes is below 0, where an activation function would cut it off.
		if (term.weight() < 0) return new FilterPart(term, tap(point(BeforeActivation.of(node, added), node, term)));
		final FilterPart part = leaking(new FilterPart(term, tap(point(node, node, term))), term, node);
		return drive.focus() == 0 || term.isNeuron() ? part : focused(part, node);
	}

	private FilterPart leaking(final FilterPart part, final Term term, final Node node) {
		final Node before = drive.leak() == 0 ? node : BeforeActivation.of(node, added);
		return before == node ? part : part.leaking(tap(point(before, node, term)), drive.leak());
	}

	private FilterPart focused(final FilterPart part, final Node node) {
		final Node positive = NonNegative.is(node) ? node : add(node, "positive", Activation.RELU);
		return part.focused(tap(mean(positive)), tap(mean(square(positive))), drive.focus());
	}

	private Node square(final Node node) {
		return add(node, "square", Activation.of(Activation.Function.SQUARE));
	}

	/**
	 * The mean of each filter, or its value at one position.
	 *
	 * @param layer the layer that the node belongs to, whose map has the same size
	 */
	private Node point(final Node node, final Node layer, final Term term) {
		if (!term.isNeuron()) return mean(node);
		final Shape map = shapes(layer, whole).get(layer), own = shapes(layer, picture).get(layer);
		final int x = term.column(map.width()), y = term.row(map.height());
		if (x >= map.width() || y >= map.height()) throw new CnnVisException("objective: " + term.target() +
			" is outside of the layer's map, which has " + map.width() + " columns and " + map.height() +
			" rows (counted from 0).");
		final int column = part(x, map.width(), own.width()), row = part(y, map.height(), own.height());
		return add(node, "at " + column + "," + row, new Border(-row, row + 1 - own.height(), -column, column + 1 - own
			.width()));
	}

	/** The cell of a shorter row in which the middle of a cell of the whole row lies. */
	private static int part(final int cell, final int length, final int shorter) {
		return (2 * cell + 1) * shorter / (2 * length);
	}

	/** Up to a layer: those after it may need pictures of another size. */
	private Map<Node, Shape> shapes(final Node layer, final Shape of) {
		return Cut.at(network, Arrays.asList(layer)).shapes(of.height(), of.width());
	}

	private Node mean(final Node node) {
		return add(node, "mean", new GlobalPooling(Pooling.Kind.AVERAGE));
	}

	private Node add(final Node node, final String part, final Op op) {
		final String name = node.part().isEmpty() ? part : node.part() + " " + part;
		final Node created = new Node(node.layer(), name, op, Arrays.asList(node));
		final Node known = added.putIfAbsent(created.name(), created);
		return known == null ? created : known;
	}

	private int tap(final Node node) {
		if (!taps.contains(node)) taps.add(node);
		return taps.indexOf(node);
	}

	/** The part of the network that the objectives so far need, with the nodes that they add. */
	public Network network() {
		final List<Node> nodes = new ArrayList<>(network.nodes());
		nodes.addAll(added.values());
		return Cut.at(new Network(nodes, taps), taps);
	}

	/** The nodes to read, in the order in which {@link Aim} numbers them. */
	public List<Node> taps() {
		return taps;
	}
}
