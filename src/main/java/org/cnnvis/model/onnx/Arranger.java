package org.cnnvis.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.NetworkWriter;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Reshape;

/** Brings the numbers of a {@link View} into the order that an operation wants: with nothing, a reshape, or a transpose. */
final class Arranger {

	private final NetworkWriter writer;
	private final Map<String, Node> done = new HashMap<>();
	private boolean fixesSize;

	Arranger(final NetworkWriter writer) {
		this.writer = writer;
	}

	/** Whether something was arranged that depends on the picture's size. */
	boolean fixesSize() {
		return fixesSize;
	}

	/**
	 * @param layer gets the nodes that this takes
	 * @param groups the axes of x that become channels, height and width; an empty group has length 1
	 */
	Node arrange(final String layer, final View x, final int[]... groups) {
		final int[] target = { 1, 1, 1 };
		final List<Integer> order = new ArrayList<>();
		for (int i = 0; i < groups.length; i++) {
			for (final int axis : groups[i])
				target[i] *= x.length(axis);
			for (final int place : x.places(groups[i]))
				order.add(place);
		}
		return arrange(layer, x, order, Shape.of(target[0], target[1], target[2]));
	}

	/** In the order of ONNX' axes, as an array of some shape. */
	Node rowMajor(final String layer, final View x, final Shape target) {
		final List<Integer> order = new ArrayList<>();
		for (final int place : x.places(x.pictureAxes()))
			order.add(place);
		return arrange(layer, x, order, target);
	}

	private Node arrange(final String layer, final View x, final List<Integer> order, final Shape target) {
		final List<int[]> runs = runs(order);
		if (runs.size() <= 1) return reshaped(layer, x.node(), target);
		if (runs.size() > 3) throw new CnnVisException("Layer '" + layer + "': the order of " + runs.size() +
			" axes changes before it, CNN Vis can exchange three");
		final String key = x.node().name() + order + Arrays.toString(x.dims()) + target;
		if (!done.containsKey(key)) done.put(key, transposed(layer, x, runs, target));
		return done.get(key);
	}

	private Node transposed(final String layer, final View x, final List<int[]> runs, final Shape target) {
		final int[] dims = x.dims(), lengths = { 1, 1, 1 }, axes = { 0, 1, 2 };
		final List<int[]> lying = new ArrayList<>(runs);
		lying.sort((a, b) -> a[0] - b[0]);
		for (int i = 0; i < lying.size(); i++)
			for (int d = lying.get(i)[0]; d <= lying.get(i)[1]; d++)
				lengths[i] *= dims[d];
		for (int i = 0; i < runs.size(); i++)
			axes[i] = lying.indexOf(runs.get(i));
		final Node lies = reshaped(layer, x.node(), Shape.of(lengths[0], lengths[1], lengths[2]));
		final Node turned = writer.add(layer, writer.unused(layer, "order"), new Permute(axes), lies);
		return reshaped(layer, turned, target);
	}

	/** First and last of the places that lie one after the other anyway. */
	private static List<int[]> runs(final List<Integer> order) {
		final List<int[]> runs = new ArrayList<>();
		for (final int place : order) {
			final int[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
			if (last != null && last[1] + 1 == place) last[1] = place;
			else runs.add(new int[] { place, place });
		}
		return runs;
	}

	private Node reshaped(final String layer, final Node node, final Shape target) {
		final Shape is = writer.shape(node);
		if (is.equals(target)) return node;
		fixesSize |= !target.isVector() && !is.isVector();
		final Reshape reshape = target.isVector() ? Reshape.flatten(Reshape.Order.CHANNELS_FIRST) : new Reshape(target
			.channels(), target.height(), target.width(), Reshape.Order.CHANNELS_FIRST);
		return done.computeIfAbsent(node.name() + target, key -> writer.add(layer, writer.unused(layer, "shape"), reshape,
			node));
	}
}
