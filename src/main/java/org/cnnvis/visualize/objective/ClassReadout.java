package org.cnnvis.visualize.objective;

import java.util.ArrayList;
import java.util.List;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;

/** Where classes of a network are read. */
final class ClassReadout {

	private final Network network;
	private final Drive drive;
	private final Shape picture;
	private final Taps taps;
	private final Node logits, output;

	/** @param network whose output are classes */
	ClassReadout(final Network network, final Drive drive, final Shape picture, final Taps taps) {
		this.network = network;
		this.drive = drive;
		this.picture = picture;
		this.taps = taps;
		this.output = network.output();
		this.logits = Network.beforeActivation(output);
	}

	/** The layer's numbers are classes, before or after their softmax. */
	boolean isOf(final Term term) {
		final Node node = network.node(term.layer());
		return node == logits || node == output;
	}

	Part part(final Term term) {
		if (term.filter() == Term.ALL) return new LayerPart(term, taps.tap(taps.mean(taps.square(logits))));
		if (term.isLog()) return ClassPart.logarithm(term, taps.tap(logitsRead()));
		if (!drive.softmax()) return ClassPart.logit(term, taps.tap(logitsRead()), drive.rivals());
		return ClassPart.logit(term, taps.tap(output == logits ? taps.add(logitsRead(), "softmax", new Softmax()) : taps.mean(
			output)), 0);
	}

	private Node logitsRead() {
		return taps.mean(logits);
	}

	/** How an objective's directions go on from the logits. */
	List<Relay> relays(final Objective objective) {
		final List<Relay> relays = new ArrayList<>();
		// Where classes are not asked for, the picture may have a size that they cannot be computed of.
		if (objective.terms().stream().noneMatch(this::isLogit)) return relays;
		final Convolution layer = evenLayer();
		if (layer != null) relays.add(new EvenFeatures(taps.tap(logitsRead()), taps.tap(logits.input()), layer, drive.evenness()));
		final Node means = layer == null ? logits : logits.input(), maps = averaged(means);
		if (drive.classFocus() > 0 && maps != null) relays.add(new ClassFocus(taps.tap(layer == null
			? logitsRead() : means), taps.tap(maps), evidence(objective, layer), drive.classFocus()));
		return relays;
	}

	private boolean isLogit(final Term term) {
		return isOf(term) && term.filter() != Term.ALL && (term.isLog() || !drive.softmax());
	}

	/** The one that makes classes of features, as a fully connected layer does, which are to be driven evenly; or null. */
	private Convolution evenLayer() {
		if (drive.evenness() == 0 || !(logits.op() instanceof Convolution)) return null;
		final Convolution layer = (Convolution) logits.op();
		return layer.groups() == 1 && layer.window().kernelHeight() == 1 && layer.window().kernelWidth() == 1 && taps
			.shapes(logits, picture).get(logits.input()).area() == 1 ? layer : null;
	}

	/** The maps that numbers are the means of, or null. */
	private Node averaged(final Node numbers) {
		Node node = numbers;
		while (node.op() instanceof Identity || node.op() instanceof Reshape && taps.shapes(node, picture).get(node.input())
			.area() == 1)
			node = node.input();
		final boolean means = node.op() instanceof GlobalPooling && ((GlobalPooling) node.op())
			.kind() == Pooling.Kind.AVERAGE;
		return means ? node.input() : null;
	}

	/**
	 * The weight of each number that classes are made of.
	 *
	 * @param layer that makes them of features; null where they are classes themselves
	 */
	private float[] evidence(final Objective objective, final Convolution layer) {
		final int count = layer == null ? taps.shapes(logits, picture).get(logits).channels() : layer.kernel().size() / layer
			.kernel().dim(0);
		final float[] sum = new float[count];
		for (final Term term : objective.terms()) {
			if (!isLogit(term)) continue;
			if (layer == null) sum[term.filter()] += term.weight();
			else for (int k = 0; k < count; k++)
				sum[k] += term.weight() * layer.kernel().data()[term.filter() * count + k];
		}
		return sum;
	}
}
