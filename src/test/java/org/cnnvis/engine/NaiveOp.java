package org.cnnvis.engine;

import java.util.Arrays;
import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Window;

/** One operation by its definition, on numbers of a {@link Tape}. */
final class NaiveOp {

	private final Tape tape;
	private final List<int[]> inputs;
	private final List<Shape> sizes;
	private final int[] x;
	private final Shape in, out;

	NaiveOp(final Tape tape, final List<int[]> inputs, final List<Shape> sizes, final Shape out) {
		this.tape = tape;
		this.inputs = inputs;
		this.sizes = sizes;
		this.x = inputs.get(0);
		this.in = sizes.get(0);
		this.out = out;
	}

	/** What is computed at one place of the output. */
	private interface At {

		int number(int channel, int row, int column);
	}

	private int[] all(final At at) {
		final int[] y = new int[out.size()];
		int i = 0;
		for (int c = 0; c < out.channels(); c++)
			for (int h = 0; h < out.height(); h++)
				for (int w = 0; w < out.width(); w++)
					y[i++] = at.number(c, h, w);
		return y;
	}

	private static int index(final Shape s, final int c, final int h, final int w) {
		return (c * s.height() + h) * s.width() + w;
	}

	private boolean inside(final int h, final int w) {
		return h >= 0 && w >= 0 && h < in.height() && w < in.width();
	}

	int[] compute(final Op op) {
		if (op instanceof Identity) return x;
		if (op instanceof Activation) return Arrays.stream(x).map(i -> NaiveFunction.of((Activation) op, tape, i)).toArray();
		if (op instanceof Convolution) return convolution((Convolution) op);
		if (op instanceof TransposedConvolution) return transposed((TransposedConvolution) op);
		if (op instanceof Pooling) return pooling((Pooling) op);
		if (op instanceof GlobalPooling) return pooling(new Pooling(((GlobalPooling) op).kind(), new Window(new int[] { in
			.height(), in.width() }, new int[] { 1, 1 }, new int[] { 1, 1 }, Padding.NONE), false));
		if (op instanceof Affine) return all((c, h, w) -> tape.linear(new int[] { x[index(in, c, h, w)] }, new double[] {
			((Affine) op).scale()[c] }, ((Affine) op).shift()[c]));
		if (op instanceof Merge) return merge(((Merge) op).kind());
		if (op instanceof Concat) return concat(((Concat) op).axis());
		if (op instanceof ChannelRange) return all((c, h, w) -> x[index(in, c + ((ChannelRange) op).from(), h, w)]);
		if (op instanceof Border) return all((c, h, w) -> {
			final int sh = h - ((Border) op).top(), sw = w - ((Border) op).left();
			return inside(sh, sw) ? x[index(in, c, sh, sw)] : tape.constant(0);
		});
		if (op instanceof Permute) return permute(((Permute) op).axes());
		if (op instanceof Reshape) return ((Reshape) op).order() == Reshape.Order.CHANNELS_FIRST ? x : channelsLast();
		if (op instanceof Softmax) return softmax();
		if (op instanceof LocalResponseNormalization) return normalization((LocalResponseNormalization) op);
		throw new AssertionError("no definition of " + op);
	}

	private int[] convolution(final Convolution op) {
		final Window v = op.window();
		final int[] border = v.border(in.height(), in.width());
		final int inPerGroup = op.inChannels() / op.groups(), outPerGroup = op.outChannels() / op.groups();
		final int area = v.kernelHeight() * v.kernelWidth();
		return all((c, h, w) -> {
			final int[] from = new int[inPerGroup * area];
			final double[] factors = new double[from.length];
			int n = 0;
			for (int i = 0; i < inPerGroup; i++)
				for (int k = 0; k < area; k++) {
					final int sh = h * v.strideY() - border[0] + k / v.kernelWidth() * v.dilationY();
					final int sw = w * v.strideX() - border[2] + k % v.kernelWidth() * v.dilationX();
					if (!inside(sh, sw)) continue;
					from[n] = x[index(in, c / outPerGroup * inPerGroup + i, sh, sw)];
					factors[n++] = op.kernel().data()[(c * inPerGroup + i) * area + k];
				}
			return tape.linear(Arrays.copyOf(from, n), Arrays.copyOf(factors, n), op.bias() == null ? 0 : op.bias()[c]);
		});
	}

	private int[] transposed(final TransposedConvolution op) {
		final Window v = op.window();
		final int[] cut = op.cut(in.height(), in.width());
		final int area = v.kernelHeight() * v.kernelWidth();
		return all((c, h, w) -> {
			final int[] from = new int[in.channels() * area];
			final double[] factors = new double[from.length];
			int n = 0;
			for (int i = 0; i < in.channels(); i++)
				for (int k = 0; k < area; k++) {
					final int y = h + cut[0] - k / v.kernelWidth() * v.dilationY();
					final int z = w + cut[2] - k % v.kernelWidth() * v.dilationX();
					if (y % v.strideY() != 0 || z % v.strideX() != 0 || !inside(y / v.strideY(), z / v.strideX()) || y < 0 ||
						z < 0) continue;
					from[n] = x[index(in, i, y / v.strideY(), z / v.strideX())];
					factors[n++] = op.kernel().data()[(i * out.channels() + c) * area + k];
				}
			return tape.linear(Arrays.copyOf(from, n), Arrays.copyOf(factors, n), op.bias() == null ? 0 : op.bias()[c]);
		});
	}

	private int[] pooling(final Pooling op) {
		final Window v = op.window();
		final int[] border = v.border(in.height(), in.width());
		final float[] divisors = op.divisors(in.height(), in.width());
		return all((c, h, w) -> {
			final int[] from = new int[v.kernelHeight() * v.kernelWidth()];
			int n = 0;
			for (int k = 0; k < from.length; k++) {
				final int sh = h * v.strideY() - border[0] + k / v.kernelWidth() * v.dilationY();
				final int sw = w * v.strideX() - border[2] + k % v.kernelWidth() * v.dilationX();
				if (inside(sh, sw)) from[n++] = x[index(in, c, sh, sw)];
			}
			if (op.kind() == Pooling.Kind.AVERAGE) {
				final double[] factors = new double[n];
				Arrays.fill(factors, 1 / (double) divisors[h * out.width() + w]);
				return tape.linear(Arrays.copyOf(from, n), factors, 0);
			}
			int best = from[0];
			for (int k = 1; k < n; k++)
				if (tape.value(from[k]) > tape.value(best)) best = from[k];
			return best;
		});
	}

	private int[] merge(final Merge.Kind kind) {
		return all((c, h, w) -> {
			final int[] from = new int[inputs.size()];
			for (int i = 0; i < from.length; i++) {
				final Shape s = sizes.get(i);
				from[i] = inputs.get(i)[index(s, Math.min(c, s.channels() - 1), Math.min(h, s.height() - 1), Math.min(w, s
					.width() - 1))];
			}
			final double[] factors = new double[from.length];
			Arrays.fill(factors, kind == Merge.Kind.AVERAGE ? 1.0 / from.length : 1);
			if (kind == Merge.Kind.SUBTRACT) Arrays.fill(factors, 1, factors.length, -1);
			if (kind == Merge.Kind.ADD || kind == Merge.Kind.AVERAGE || kind == Merge.Kind.SUBTRACT) return tape.linear(from,
				factors, 0);
			int result = from[0];
			for (int i = 1; i < from.length; i++) {
				final double a = tape.value(result), b = tape.value(from[i]);
				if (kind == Merge.Kind.MULTIPLY) result = tape.product(result, from[i]);
				else if (kind == Merge.Kind.MAXIMUM ? b > a : b < a) result = from[i];
			}
			return result;
		});
	}

	private int[] concat(final int axis) {
		return all((c, h, w) -> {
			final int[] at = { c, h, w };
			int i = 0;
			for (int length; at[axis] >= (length = new int[] { sizes.get(i).channels(), sizes.get(i).height(), sizes.get(i)
				.width() }[axis]); i++)
				at[axis] -= length;
			return inputs.get(i)[index(sizes.get(i), at[0], at[1], at[2])];
		});
	}

	private int[] permute(final int[] axes) {
		return all((c, h, w) -> {
			final int[] at = new int[3];
			at[axes[0]] = c;
			at[axes[1]] = h;
			at[axes[2]] = w;
			return x[index(in, at[0], at[1], at[2])];
		});
	}

	private int[] channelsLast() {
		return all((c, h, w) -> {
			final int i = (h * out.width() + w) * out.channels() + c;
			return x[index(in, i % in.channels(), i / in.channels() / in.width(), i / in.channels() % in.width())];
		});
	}

	private int[] softmax() {
		final int n = in.channels();
		return all((c, h, w) -> {
			final int[] from = new int[n];
			double sum = 0;
			for (int i = 0; i < n; i++)
				sum += Math.exp(tape.value(from[i] = x[index(in, i, h, w)]));
			final double y = Math.exp(tape.value(from[c])) / sum;
			final double[] slopes = new double[n];
			for (int i = 0; i < n; i++)
				slopes[i] = y * ((i == c ? 1 : 0) - Math.exp(tape.value(from[i])) / sum);
			return tape.record(y, from, slopes);
		});
	}

	private int[] normalization(final LocalResponseNormalization op) {
		return all((c, h, w) -> {
			final int first = Math.max(0, c - op.size() / 2), last = Math.min(in.channels() - 1, c + op.size() / 2);
			final int[] from = new int[last - first + 1];
			double d = op.k();
			for (int i = first; i <= last; i++) {
				from[i - first] = x[index(in, i, h, w)];
				d += op.alpha() * Math.pow(tape.value(from[i - first]), 2);
			}
			final double v = tape.value(x[index(in, c, h, w)]);
			final double[] slopes = new double[from.length];
			for (int i = 0; i < from.length; i++)
				slopes[i] = -2 * op.beta() * op.alpha() * v * tape.value(from[i]) * Math.pow(d, -op.beta() - 1) + (i + first == c
					? Math.pow(d, -op.beta()) : 0);
			return tape.record(v * Math.pow(d, -op.beta()), from, slopes);
		});
	}
}
