package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.TransposedConvolution;
import org.cnnvis.network.op.Window;

/** Convolutions and fully connected layers. */
final class ConvolutionOperators {

	private ConvolutionOperators() {}

	static void register(final Map<String, Operator> known) {
		known.put("Conv", call -> convolution(call, call.view(0), call.constant(1), call.constantOrNull(2),
			""));
		known.put("ConvTranspose", ConvolutionOperators::transposed);
		known.put("Gemm", ConvolutionOperators::gemm);
		known.put("MatMul", call -> dense(call, call.view(0), call.constant(1), ""));
		known.put("com.microsoft.FusedConv", ConvolutionOperators::fused);
	}

	/** @param part of the layer that the result is */
	static View convolution(final Call call, final View x, final Constant weights, final Constant bias,
		final String part)
	{
		final Node map = call.picture(x);
		return call.pictureView(x.rank(), call.part(part, operation(call, weights, bias), map));
	}

	private static Convolution operation(final Call call, final Constant weights, final Constant bias) {
		final Tensor kernel = kernel(call, weights);
		final Window window = Windows.of(call, kernel.dim(2), kernel.dim(3));
		return new Convolution(kernel, bias(call, bias, kernel.dim(0)), window, Math.toIntExact(call.op.integer("group", 1)));
	}

	/** (out, in, height, width); a one-dimensional kernel is one row high. */
	private static Tensor kernel(final Call call, final Constant weights) {
		if (weights.rank() == 3) return weights.reshape(weights.dim(0), weights.dim(1), 1, weights.dim(2)).tensor();
		if (weights.rank() != 4) throw call.refuse("it works in " + (weights.rank() - 2) +
			" dimensions, CNN Vis on two-dimensional pictures");
		return weights.tensor();
	}

	private static float[] bias(final Call call, final Constant bias, final int filters) {
		if (bias == null) return null;
		if (bias.size() != filters) throw call.refuse("it has " + bias.size() + " biases for " + filters + " filters");
		return bias.floats();
	}

	private static Value fused(final Call call) {
		final Activation function = FunctionOperators.activation(call.op.text("activation", ""), call.op.numbers(
			"activation_params"));
		if (function == null || call.has(3)) throw call.refuse("CNN Vis does not know this combination");
		final View x = call.view(0);
		final Node linear = call.part(Node.LINEAR, operation(call, call.constant(1), call.constantOrNull(2)), call.picture(
			x));
		return call.pictureView(x.rank(), call.output(function, linear));
	}

	private static Value transposed(final Call call) {
		final View x = call.view(0);
		final Tensor kernel = kernel(call, call.constant(1));
		if (call.op.integer("group", 1) != 1) throw call.refuse("it works in groups, which CNN Vis cannot compute");
		if (call.op.has("output_shape")) throw call.refuse("it gives its output's size (output_shape), which CNN Vis cannot " +
			"compute");
		final long[] extra = call.op.integers("output_padding");
		final int[] added = extra == null ? new int[2] : extra.length == 1 ? new int[] { 0, Math.toIntExact(extra[0]) }
			: new int[] { Math.toIntExact(extra[0]), Math.toIntExact(extra[1]) };
		final Window window = Windows.of(call, kernel.dim(2), kernel.dim(3));
		return call.pictureView(x.rank(), call.output(new TransposedConvolution(kernel, bias(call, call.constantOrNull(2),
			kernel.dim(1)), window, added), call.picture(x)));
	}

	private static Value gemm(final Call call) {
		final View x = call.view(0);
		if (call.op.integer("transA", 0) != 0 || x.rank() != 2) throw call.refuse("it does not multiply a row of numbers for each picture");
		final Constant b = call.constant(1);
		if (b.rank() != 2) throw call.refuse("its weights have " + b.rank() + " axes instead of two");
		Tensor kernel = call.op.integer("transB", 0) == 0 ? b.tensor().permute(1, 0) : b.tensor();
		final float alpha = call.op.number("alpha", 1), beta = call.op.number("beta", 1);
		if (alpha != 1) kernel = Tensor.of(scaled(kernel.data(), alpha), kernel.shape());
		final Constant c = call.constantOrNull(2);
		final float[] bias = c == null ? null : scaled(repeated(call, c, kernel.dim(0)), beta);
		return row(call, call.output(Convolution.dense(kernel, bias), call.map(x, 1)), 2);
	}

	private static float[] repeated(final Call call, final Constant c, final int n) {
		if (c.size() == n) return c.floats();
		if (c.size() != 1) throw call.refuse("it has " + c.size() + " biases for " + n + " outputs");
		final float[] all = new float[n];
		Arrays.fill(all, c.number(0));
		return all;
	}

	private static float[] scaled(final float[] values, final float factor) {
		if (factor == 1) return values;
		final float[] scaled = values.clone();
		for (int i = 0; i < scaled.length; i++)
			scaled[i] *= factor;
		return scaled;
	}

	/** The last axis of x is multiplied with a matrix (in, out). */
	static View dense(final Call call, final View x, final Constant matrix, final String part) {
		if (matrix.rank() != 2) throw call.refuse("it multiplies with an array of " + matrix.rank() +
			" axes, CNN Vis with a matrix");
		if (x.rank() < 2) throw call.refuse("it multiplies something of one axis");
		final View channels = call.withChannels(x, call.axis(x, -1));
		final Node node = call.part(part, Convolution.dense(matrix.tensor().permute(1, 0), null), channels.node());
		return replaced(call, channels, node);
	}

	/** The view with another length of its last axis, which is the node's channels. */
	private static View replaced(final Call call, final View x, final Node node) {
		final int last = x.rank() - 1;
		final int[] lie = IntStream.concat(IntStream.of(last), Arrays.stream(x
			.axesAsTheyLie()).filter(a -> a != last)).toArray();
		final int[] axes = x.axes(), lengths = new int[lie.length];
		for (int i = 0; i < lie.length; i++) {
			lengths[i] = lie[i] == last ? call.shape(node).channels() : x.length(lie[i]);
			axes[lie[i]] = i;
		}
		return View.of(node, lengths, axes);
	}

	private static View row(final Call call, final Node node, final int rank) {
		return View.of(node, call.shape(node), rank, 1);
	}
}
