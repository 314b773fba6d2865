package org.cnnvis.model.caffe;

import java.io.IOException;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.LocalResponseNormalization;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;

/** Caffe's layers as operations of the graph, with the defaults of Caffe's caffe.proto. */
final class CaffeOps {

	private CaffeOps() {}

	static Convolution convolution(final PrototxtMessage layer, final String name, final CaffeWeights weights,
		final int in) throws IOException
	{
		final PrototxtMessage p = layer.message("convolution_param");
		final int out = positive(p, "num_output", name), groups = p.integer("group", 1);
		if (groups < 1 || in % groups != 0 || out % groups != 0) throw new CnnVisException("Layer '" + name + "' splits " +
			in + " input channels and " + out + " filters into " + groups + " groups");
		final int[] kernel = pair(p, "kernel", "kernel_size", 0, name), pad = pair(p, "pad", "pad", 0, name);
		final Window window = new Window(kernel, pair(p, "stride", "stride", 1, name), pair(p, "dilation", "dilation", 1,
			name), Padding.of(pad[0], pad[0], pad[1], pad[1]));
		final Tensor filters = weights.read(name, "filter", out, kernel[0], kernel[1], in / groups).permute(0, 3, 1, 2);
		return new Convolution(filters, bias(p, name, weights, out), window, groups);
	}

	static Convolution innerProduct(final PrototxtMessage layer, final String name, final CaffeWeights weights,
		final int in) throws IOException
	{
		final PrototxtMessage p = layer.message("inner_product_param");
		final int out = positive(p, "num_output", name);
		return Convolution.dense(weights.read(name, "filter", out, in), bias(p, name, weights, out));
	}

	private static float[] bias(final PrototxtMessage p, final String name, final CaffeWeights weights, final int out)
		throws IOException
	{
		return p.text("bias_term", "true").equals("false") ? null : weights.read(name, "bias", out).data();
	}

	static Merge eltwise(final PrototxtMessage layer, final String name) {
		final PrototxtMessage p = layer.message("eltwise_param");
		if (p.has("coeff")) throw new CnnVisException("Layer '" + name +
			"' weights its inputs (coeff), which CNN Vis cannot compute");
		switch (p.text("operation", "SUM")) {
			case "SUM":
				return new Merge(Merge.Kind.ADD);
			case "PROD":
				return new Merge(Merge.Kind.MULTIPLY);
			case "MAX":
				return new Merge(Merge.Kind.MAXIMUM);
			default:
				throw new CnnVisException("Layer '" + name + "' has the unknown operation " + p.text("operation", ""));
		}
	}

	/** @throws CnnVisException naming the layer and its type if Caffe's type is not known */
	static Op withoutWeights(final PrototxtMessage layer, final String name) {
		switch (layer.text("type", "")) {
			case "ReLU":
				return Activation.relu(layer.message("relu_param").number("negative_slope", 0), Float.POSITIVE_INFINITY, 0);
			case "Sigmoid":
				return Activation.SIGMOID;
			case "TanH":
				return Activation.TANH;
			case "Softmax":
				return new Softmax();
			case "Dropout":
				return new Identity();
			case "Pooling":
				return pooling(layer.message("pooling_param"), name);
			case "LRN":
				return localResponse(layer.message("lrn_param"), name);
			default:
				throw new CnnVisException("Layer '" + name + "' is of the Caffe type '" + layer.text("type", "") +
					"', which CNN Vis does not know");
		}
	}

	private static Op pooling(final PrototxtMessage p, final String name) {
		final String pool = p.text("pool", "MAX");
		if (!pool.equals("MAX") && !pool.equals("AVE")) throw new CnnVisException("Layer '" + name +
			"' has the unknown kind of pooling " + pool);
		final Pooling.Kind kind = pool.equals("AVE") ? Pooling.Kind.AVERAGE : Pooling.Kind.MAX;
		if (p.text("global_pooling", "false").equals("true")) return new GlobalPooling(kind);
		final int[] pad = pair(p, "pad", "pad", 0, name);
		if (pad[0] != pad[1]) throw new CnnVisException("Layer '" + name + "' pads rows and columns differently");
		final Window window = new Window(pair(p, "kernel", "kernel_size", 0, name), pair(p, "stride", "stride", 1, name),
			new int[] { 1, 1 }, Padding.ceil(pad[0]));
		// Caffe's average divides by the window clipped at the padded picture; without padding that is the pixels inside.
		if (kind == Pooling.Kind.AVERAGE && pad[0] != 0) throw new CnnVisException("Layer '" + name +
			"' averages over a border, which CNN Vis cannot compute as Caffe does");
		return new Pooling(kind, window, false);
	}

	private static LocalResponseNormalization localResponse(final PrototxtMessage p, final String name) {
		if (!p.text("norm_region", "ACROSS_CHANNELS").equals("ACROSS_CHANNELS")) throw new CnnVisException("Layer '" +
			name + "' normalises within channels, which CNN Vis cannot compute");
		final int size = p.integer("local_size", 5);
		return new LocalResponseNormalization(size, p.number("alpha", 1) / size, p.number("beta", 0.75f), p.number("k", 1));
	}

	/** A size that Caffe gives once for both directions ({@code kernel_size}) or apart ({@code kernel_h, kernel_w}). */
	private static int[] pair(final PrototxtMessage p, final String stem, final String both, final int absent,
		final String name)
	{
		final List<Integer> values = p.integers(both);
		final int h = p.integer(stem + "_h", values.isEmpty() ? absent : values.get(0));
		final int w = p.integer(stem + "_w", values.isEmpty() ? absent : values.get(values.size() - 1));
		final int least = stem.equals("pad") ? 0 : 1;
		if (h < least || w < least) throw new CnnVisException("Layer '" + name + "' has the " + stem + " " + h + " x " + w);
		return new int[] { h, w };
	}

	private static int positive(final PrototxtMessage p, final String field, final String name) {
		final int value = p.integer(field, 0);
		if (value < 1) throw new CnnVisException("Layer '" + name + "' has " + value + " filters (" + field + ")");
		return value;
	}
}
