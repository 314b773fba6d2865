package org.cnnvis.engine;

import java.util.List;

import org.cnnvis.engine.Reference.Map3;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Upsampling;

/** Operations that put numbers elsewhere. */
final class ReferenceCopies {

	private ReferenceCopies() {}

	static void compute(final Op op, final List<Map3> in, final Map3 out) {
		if (op instanceof Reshape) {
			reshape((Reshape) op, in.get(0), out);
			return;
		}
		for (int c = 0; c < out.shape.channels(); c++)
			for (int y = 0; y < out.shape.height(); y++)
				for (int x = 0; x < out.shape.width(); x++)
					out.data[out.index(c, y, x)] = number(op, in, c, y, x);
	}

	private static double number(final Op op, final List<Map3> in, final int c, final int y, final int x) {
		final Map3 first = in.get(0);
		if (op instanceof Concat) return joined((Concat) op, in, new int[] { c, y, x });
		if (op instanceof ChannelRange) return first.at(c + ((ChannelRange) op).from(), y, x);
		if (op instanceof Permute) {
			final int[] axes = ((Permute) op).axes(), to = { c, y, x }, from = new int[3];
			for (int i = 0; i < 3; i++)
				from[axes[i]] = to[i];
			return first.at(from[0], from[1], from[2]);
		}
		if (op instanceof Border) {
			final int iy = y - ((Border) op).top(), ix = x - ((Border) op).left();
			return first.has(iy, ix) ? first.at(c, iy, ix) : 0;
		}
		if (op instanceof Upsampling) return enlarged((Upsampling) op, first, c, y, x);
		throw new IllegalArgumentException("no formula for " + op);
	}

	private static double joined(final Concat op, final List<Map3> in, final int[] at) {
		for (final Map3 part : in) {
			final Shape s = part.shape;
			final int length = new int[] { s.channels(), s.height(), s.width() }[op.axis()];
			if (at[op.axis()] < length) return part.at(at[0], at[1], at[2]);
			at[op.axis()] -= length;
		}
		throw new IllegalArgumentException("beyond the inputs");
	}

	private static double enlarged(final Upsampling op, final Map3 in, final int c, final int y, final int x) {
		if (op.kind() == Upsampling.Kind.NEAREST) return in.at(c, y / op.factorY(), x / op.factorX());
		final double fy = (y + 0.5) / op.factorY() - 0.5, fx = (x + 0.5) / op.factorX() - 0.5;
		final int y0 = (int) Math.floor(fy), x0 = (int) Math.floor(fx);
		double sum = 0;
		for (int j = 0; j < 2; j++)
			for (int i = 0; i < 2; i++) {
				final double share = (j == 0 ? 1 - (fy - y0) : fy - y0) * (i == 0 ? 1 - (fx - x0) : fx - x0);
				final int sy = Math.min(Math.max(y0 + j, 0), in.shape.height() - 1);
				final int sx = Math.min(Math.max(x0 + i, 0), in.shape.width() - 1);
				sum += share * in.at(c, sy, sx);
			}
		return sum;
	}

	private static void reshape(final Reshape op, final Map3 in, final Map3 out) {
		for (int i = 0; i < in.data.length; i++)
			out.data[position(op.order(), out, i)] = in.data[position(op.order(), in, i)];
	}

	/** Where the i-th number is, counted in the given order. */
	private static int position(final Reshape.Order order, final Map3 map, final int i) {
		if (order == Reshape.Order.CHANNELS_FIRST) return i;
		final int c = i % map.shape.channels(), rest = i / map.shape.channels();
		return map.index(c, rest / map.shape.width(), rest % map.shape.width());
	}
}
