package org.cnnvis.model.dl4j;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;
import org.cnnvis.network.op.Input;

/**
 * Finds the size of pictures that a network was made for. DL4J's files do not state it; they state what arrives at the
 * fully connected layers, from where the size is found by trying. Networks without such layers take any size.
 */
final class InputSize {

	private static final int LARGEST = 4096;
	/** ImageNet's networks, MNIST, CIFAR. */
	private static final int[] CUSTOMARY = { 224, 299, 227, 28, 32 };

	/** Something that the size must bring about. */
	private static final class Condition {

		private final Node node;
		private final ToIntFunction<Shape> measure;
		private final long value;

		Condition(final Node node, final ToIntFunction<Shape> measure, final long value) {
			this.node = node;
			this.measure = measure;
			this.value = value;
		}

		boolean holds(final Shape shape) {
			return measure.applyAsInt(shape) == value;
		}
	}

	private final List<Condition> heights = new ArrayList<>();
	private final List<Condition> widths = new ArrayList<>();
	private final List<Condition> counts = new ArrayList<>();

	/** The node's activation has so many numbers. */
	void expect(final Node node, final long numbers) {
		counts.add(new Condition(node, Shape::size, numbers));
	}

	/** The node's activation has this size. */
	void expect(final Node node, final long height, final long width) {
		heights.add(new Condition(node, Shape::height, height));
		widths.add(new Condition(node, Shape::width, width));
	}

	/**
	 * {height, width} of the pictures; zeros where any size will do, or where nothing but the product of the two is known
	 * and no square picture fits.
	 *
	 * @throws CnnVisException if no size fits
	 */
	int[] find() {
		final int square = size(counts);
		return new int[] { find(heights, square), find(widths, square) };
	}

	private static int find(final List<Condition> conditions, final int otherwise) {
		if (conditions.isEmpty()) return otherwise;
		final int found = size(conditions);
		if (found == 0) throw new CnnVisException("The layer '" + conditions.get(0).node.layer() +
			"' never yields what the layer after it was made for, whatever the picture's size (up to " + LARGEST +
			" pixels): the file is damaged or was put together from two networks");
		return found;
	}

	/**
	 * A size that fits, or 0. Several can, since pooling rounds: then the one that is customary, or else the one that can
	 * be halved most often.
	 */
	private static int size(final List<Condition> conditions) {
		if (conditions.isEmpty()) return 0;
		for (final int size : CUSTOMARY)
			if (fits(size, conditions)) return size;
		int best = 0;
		for (int size = 1; size <= LARGEST; size++)
			if (fits(size, conditions) && (best == 0 || Integer.numberOfTrailingZeros(size) > Integer.numberOfTrailingZeros(
				best))) best = size;
		return best;
	}

	private static boolean fits(final int size, final List<Condition> conditions) {
		final Map<Node, Shape> shapes = new IdentityHashMap<>();
		try {
			for (final Condition condition : conditions)
				if (!condition.holds(shape(condition.node, size, shapes))) return false;
			return true;
		}
		catch (final ShapeException | IllegalArgumentException | ArithmeticException e) {
			// Too small for a kernel, or two branches do not meet: not this size.
			return false;
		}
	}

	private static Shape shape(final Node node, final int size, final Map<Node, Shape> known) {
		final Shape shape = known.get(node);
		if (shape != null) return shape;
		final List<Shape> inputs = new ArrayList<>();
		for (final Node input : node.inputs())
			inputs.add(shape(input, size, known));
		final Shape computed = node.op() instanceof Input ? ((Input) node.op()).shape(size, size) : node.op().outputShape(
			inputs);
		known.put(node, computed);
		return computed;
	}
}
