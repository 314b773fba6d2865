package org.cnnvis.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Input;

/** A network computed by its definition, in double precision: what backends are compared with. */
public final class NaiveNetwork {

	private final Tape tape = new Tape();
	private final Map<Node, int[]> numbers = new IdentityHashMap<>();
	private final Node input;

	/** @param picture one, channels x height x width */
	public NaiveNetwork(final Network network, final int height, final int width, final float[] picture) {
		final Map<Node, Shape> shapes = network.shapes(height, width);
		input = network.inputNode();
		for (final Node node : network.nodes()) {
			final List<int[]> sources = new ArrayList<>();
			final List<Shape> sizes = new ArrayList<>();
			for (final Node source : node.inputs()) {
				sources.add(numbers.get(source));
				sizes.add(shapes.get(source));
			}
			numbers.put(node, node.op() instanceof Input ? constants(picture) : new NaiveOp(tape, sources, sizes, shapes.get(
				node)).compute(node.op()));
		}
	}

	private int[] constants(final float[] picture) {
		final int[] numbers = new int[picture.length];
		for (int i = 0; i < picture.length; i++)
			numbers[i] = tape.constant(picture[i]);
		return numbers;
	}

	public double[] activation(final Node node) {
		final int[] at = numbers.get(node);
		final double[] values = new double[at.length];
		for (int i = 0; i < at.length; i++)
			values[i] = tape.value(at[i]);
		return values;
	}

	/** Gradient of sum(cotangent * activation) over the given nodes with respect to the picture. */
	public double[] gradient(final Map<Node, float[]> cotangents) {
		final double[] all = new double[tape.size()];
		cotangents.forEach((node, cotangent) -> {
			final int[] at = numbers.get(node);
			for (int i = 0; i < at.length; i++)
				all[at[i]] += cotangent[i];
		});
		tape.backward(all);
		final int[] at = numbers.get(input);
		final double[] gradient = new double[at.length];
		for (int i = 0; i < at.length; i++)
			gradient[i] = all[at[i]];
		return gradient;
	}
}
