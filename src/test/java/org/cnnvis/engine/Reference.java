package org.cnnvis.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.GroupNormalization;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.L2Normalization;
import org.cnnvis.network.op.LayerNormalization;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.ParametricRelu;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.TransposedConvolution;

/**
 * Computes networks as their formulas are written: one picture, double precision, plain loops, nothing shared with the
 * backends. What the backends are measured by.
 */
public final class Reference {

	/** An activation with its shape. */
	static final class Map3 {

		final Shape shape;
		final double[] data;

		Map3(final Shape shape) {
			this(shape, new double[shape.size()]);
		}

		Map3(final Shape shape, final double[] data) {
			this.shape = shape;
			this.data = data;
		}

		int index(final int c, final int y, final int x) {
			return (c * shape.height() + y) * shape.width() + x;
		}

		double at(final int c, final int y, final int x) {
			return data[index(c, y, x)];
		}

		boolean has(final int y, final int x) {
			return y >= 0 && y < shape.height() && x >= 0 && x < shape.width();
		}

		/** Dimensions of one are repeated. */
		double repeated(final int c, final int y, final int x) {
			return at(shape.channels() == 1 ? 0 : c, shape.height() == 1 ? 0 : y, shape.width() == 1 ? 0 : x);
		}
	}

	private Reference() {}

	/** The activations of all nodes for one picture. */
	public static Map<Node, double[]> run(final Network network, final int height, final int width,
		final double[] picture)
	{
		final Map<Node, Shape> shapes = network.shapes(height, width);
		final Map<Node, double[]> results = new IdentityHashMap<>();
		for (final Node node : network.nodes()) {
			final List<Map3> in = new ArrayList<>();
			for (final Node input : node.inputs())
				in.add(new Map3(shapes.get(input), results.get(input)));
			final Map3 out = new Map3(shapes.get(node));
			if (node.op() instanceof Input) System.arraycopy(picture, 0, out.data, 0, picture.length);
			else compute(node.op(), in, out);
			results.put(node, out.data);
		}
		return results;
	}

	private static void compute(final Op op, final List<Map3> in, final Map3 out) {
		final Map3 x = in.get(0);
		if (op instanceof Convolution) ReferenceWindows.convolve((Convolution) op, x, out);
		else if (op instanceof TransposedConvolution) ReferenceWindows.convolve((TransposedConvolution) op, x, out);
		else if (op instanceof Pooling) ReferenceWindows.pool((Pooling) op, x, out);
		else if (op instanceof GlobalPooling) ReferenceWindows.pool((GlobalPooling) op, x, out);
		else if (op instanceof Activation) for (int i = 0; i < out.data.length; i++)
			out.data[i] = ReferenceFunctions.value((Activation) op, x.data[i]);
		else if (op instanceof Identity) System.arraycopy(x.data, 0, out.data, 0, out.data.length);
		else if (op instanceof Affine || op instanceof ParametricRelu || op instanceof Merge) pointwise(op, in, out);
		else if (op instanceof Softmax || op instanceof L2Normalization || op instanceof LayerNormalization ||
			op instanceof LocalResponseNormalization) columns(op, x, out);
		else if (op instanceof GroupNormalization) groups((GroupNormalization) op, x, out);
		else ReferenceCopies.compute(op, in, out);
	}

	private static void groups(final GroupNormalization op, final Map3 x, final Map3 out) {
		final int groups = op.groups(x.shape.channels()), members = x.data.length / groups;
		for (int g = 0; g < groups; g++) {
			final double[] group = Arrays.copyOfRange(x.data, g * members, (g + 1) * members);
			final double mean = Arrays.stream(group).average().getAsDouble();
			final double variance = Arrays.stream(group).map(v -> (v - mean) * (v - mean)).average().getAsDouble();
			for (int i = 0; i < members; i++)
				out.data[g * members + i] = (group[i] - mean) / Math.sqrt(variance + op.epsilon());
		}
	}

	private static void pointwise(final Op op, final List<Map3> in, final Map3 out) {
		for (int c = 0; c < out.shape.channels(); c++)
			for (int y = 0; y < out.shape.height(); y++)
				for (int x = 0; x < out.shape.width(); x++)
					out.data[out.index(c, y, x)] = pointwise(op, in, c, y, x);
	}

	private static double pointwise(final Op op, final List<Map3> in, final int c, final int y, final int x) {
		final double v = in.get(0).repeated(c, y, x);
		if (op instanceof Affine) return ((Affine) op).scale()[c] * v + ((Affine) op).shift()[c];
		if (op instanceof ParametricRelu) {
			final Tensor s = ((ParametricRelu) op).slope();
			final int sc = s.dim(0) == 1 ? 0 : c, sy = s.dim(1) == 1 ? 0 : y, sx = s.dim(2) == 1 ? 0 : x;
			return v > 0 ? v : s.data()[(sc * s.dim(1) + sy) * s.dim(2) + sx] * v;
		}
		double result = v;
		for (final Map3 other : in.subList(1, in.size()))
			result = merge(((Merge) op).kind(), result, other.repeated(c, y, x));
		return ((Merge) op).kind() == Merge.Kind.AVERAGE ? result / in.size() : result;
	}

	private static double merge(final Merge.Kind kind, final double a, final double b) {
		switch (kind) {
			case SUBTRACT:
				return a - b;
			case MULTIPLY:
				return a * b;
			case MAXIMUM:
				return Math.max(a, b);
			case MINIMUM:
				return Math.min(a, b);
			default:
				return a + b;
		}
	}

	/** What looks at the channels of one position. */
	private static void columns(final Op op, final Map3 in, final Map3 out) {
		final int area = in.shape.area(), channels = in.shape.channels();
		final double[] column = new double[channels];
		for (int p = 0; p < area; p++) {
			for (int c = 0; c < channels; c++)
				column[c] = in.data[c * area + p];
			final double[] result = ReferenceFunctions.column(op, column);
			for (int c = 0; c < channels; c++)
				out.data[c * area + p] = result[c];
		}
	}
}
