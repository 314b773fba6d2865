package org.cnnvis.engine;

import org.cnnvis.engine.Reference.Map3;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Window;

/** Convolution and pooling, pixel by pixel. */
final class ReferenceWindows {

	private ReferenceWindows() {}

	static void convolve(final Convolution op, final Map3 in, final Map3 out) {
		final Window w = op.window();
		final int[] border = w.border(in.shape.height(), in.shape.width());
		final int ins = in.shape.channels() / op.groups(), outs = out.shape.channels() / op.groups();
		for (int o = 0; o < out.shape.channels(); o++)
			for (int y = 0; y < out.shape.height(); y++)
				for (int x = 0; x < out.shape.width(); x++) {
					double sum = op.bias() == null ? 0 : op.bias()[o];
					for (int i = 0; i < ins; i++)
						for (int ky = 0; ky < w.kernelHeight(); ky++)
							for (int kx = 0; kx < w.kernelWidth(); kx++) {
								final int iy = y * w.strideY() - border[0] + ky * w.dilationY();
								final int ix = x * w.strideX() - border[2] + kx * w.dilationX();
								final int weight = ((o * ins + i) * w.kernelHeight() + ky) * w.kernelWidth() + kx;
								if (in.has(iy, ix)) sum += (double) op.kernel().data()[weight] * in.at(o / outs * ins + i, iy, ix);
							}
					out.data[out.index(o, y, x)] = sum;
				}
	}

	static void convolve(final TransposedConvolution op, final Map3 in, final Map3 out) {
		final Window w = op.window();
		final int[] cut = op.cut(in.shape.height(), in.shape.width());
		final int outs = out.shape.channels();
		for (int o = 0; o < outs; o++)
			for (int p = 0; p < out.shape.area(); p++)
				out.data[o * out.shape.area() + p] = op.bias() == null ? 0 : op.bias()[o];
		for (int i = 0; i < in.shape.channels(); i++)
			for (int y = 0; y < in.shape.height(); y++)
				for (int x = 0; x < in.shape.width(); x++)
					for (int o = 0; o < outs; o++)
						for (int ky = 0; ky < w.kernelHeight(); ky++)
							for (int kx = 0; kx < w.kernelWidth(); kx++) {
								final int oy = y * w.strideY() + ky * w.dilationY() - cut[0];
								final int ox = x * w.strideX() + kx * w.dilationX() - cut[2];
								final int weight = ((i * outs + o) * w.kernelHeight() + ky) * w.kernelWidth() + kx;
								if (out.has(oy, ox)) out.data[out.index(o, oy, ox)] += op.kernel().data()[weight] * in.at(i, y, x);
							}
	}

	static void pool(final Pooling op, final Map3 in, final Map3 out) {
		final Window w = op.window();
		final int h = in.shape.height(), width = in.shape.width();
		final int[] border = w.border(h, width);
		final boolean ceil = w.padding().kind() == Padding.Kind.CEIL;
		final int bottom = ceil ? border[0] : border[1], right = ceil ? border[2] : border[3];
		for (int c = 0; c < out.shape.channels(); c++)
			for (int y = 0; y < out.shape.height(); y++)
				for (int x = 0; x < out.shape.width(); x++) {
					double sum = 0, largest = Double.NEGATIVE_INFINITY;
					int inside = 0, withBorder = 0;
					for (int ky = 0; ky < w.kernelHeight(); ky++)
						for (int kx = 0; kx < w.kernelWidth(); kx++) {
							final int iy = y * w.strideY() - border[0] + ky * w.dilationY();
							final int ix = x * w.strideX() - border[2] + kx * w.dilationX();
							if (iy < h + bottom && ix < width + right) withBorder++;
							if (!in.has(iy, ix)) continue;
							inside++;
							sum += in.at(c, iy, ix);
							largest = Math.max(largest, in.at(c, iy, ix));
						}
					out.data[out.index(c, y, x)] = op.kind() == Pooling.Kind.MAX ? largest : sum / (op.countBorder() ? withBorder
						: inside);
				}
	}

	static void pool(final GlobalPooling op, final Map3 in, final Map3 out) {
		for (int c = 0; c < in.shape.channels(); c++) {
			double sum = 0, largest = Double.NEGATIVE_INFINITY;
			for (int p = 0; p < in.shape.area(); p++) {
				sum += in.data[c * in.shape.area() + p];
				largest = Math.max(largest, in.data[c * in.shape.area() + p]);
			}
			out.data[c] = op.kind() == Pooling.Kind.MAX ? largest : sum / in.shape.area();
		}
	}
}
