package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Pooling;

/** Pooling, and means and maxima over axes. */
final class PoolingOperators {

	private PoolingOperators() {}

	static void register(final Map<String, Operator> known) {
		known.put("MaxPool", call -> sliding(call, Pooling.Kind.MAX));
		known.put("AveragePool", call -> sliding(call, Pooling.Kind.AVERAGE));
		known.put("GlobalMaxPool", call -> global(call, Pooling.Kind.MAX, ""));
		known.put("GlobalAveragePool", call -> global(call, Pooling.Kind.AVERAGE, ""));
		known.put("ReduceMean", call -> reduced(call, Pooling.Kind.AVERAGE, false));
		known.put("ReduceSum", call -> reduced(call, Pooling.Kind.AVERAGE, true));
		known.put("ReduceMax", call -> reduced(call, Pooling.Kind.MAX, false));
	}

	static View sliding(final Call call, final Pooling.Kind kind) {
		final View x = call.view(0);
		final long[] kernel = call.op.integers("kernel_shape");
		if (kernel == null) throw call.refuse("its kernel_shape is missing");
		final int[] size = Windows.pair(call, "kernel_shape");
		if (call.op.outputs().size() > 1 && !call.op.outputs().get(1).isEmpty()) throw call.refuse(
			"it also gives the places of the maxima, which CNN Vis cannot compute");
		final Pooling pooling = new Pooling(kind, Windows.of(call, size[0], size[1]), call.op.integer("count_include_pad",
			0) != 0);
		return call.pictureView(x.rank(), call.output(pooling, call.picture(x))).withQuantum(x.quantum());
	}

	static View global(final Call call, final Pooling.Kind kind, final String part) {
		final View x = call.view(0);
		if (x.rank() < 3) throw call.refuse("its input " + x + " is no map");
		return pooled(call, x, IntStream.range(2, x.rank()).toArray(), true, kind, part, false);
	}

	private static Value reduced(final Call call, final Pooling.Kind kind, final boolean sum) {
		final View x = call.view(0);
		final long[] given = call.integers("axes", 1);
		if (given == null || given.length == 0) throw call.refuse("it joins all numbers of all pictures");
		final int[] axes = Arrays.stream(given).mapToInt(a -> call.axis(x, a)).toArray();
		return pooled(call, x, axes, call.op.integer("keepdims", 1) != 0, kind, sum ? "mean" : "", sum);
	}

	/** Over some axes: the others become channels, these the positions of a map. */
	private static View pooled(final Call call, final View x, final int[] axes, final boolean keep,
		final Pooling.Kind kind, final String part, final boolean sum)
	{
		final int[] kept = Arrays.stream(x.axesAsTheyLie()).filter(a -> Arrays.stream(axes).noneMatch(b -> a == b)).toArray();
		final int[] gone = Arrays.stream(x.axesAsTheyLie()).filter(a -> Arrays.stream(axes).anyMatch(b -> a == b)).toArray();
		final int channels = Arrays.stream(kept).map(x::length).reduce(1, Math::multiplyExact);
		final int first = call.shape(x.node()).channels();
		final boolean lies = channels == first && x.places(kept).length <= 1 && (x.places(kept).length == 0 || x.places(
			kept)[0] == 0);
		final Node map = lies ? x.node() : call.groups(x, kept, Arrays.copyOf(gone, Math.min(1, gone.length)), gone.length > 1
			? Arrays.copyOfRange(gone, 1, gone.length) : new int[0]);
		final int count = Arrays.stream(gone).map(x::length).reduce(1, Math::multiplyExact);
		if (sum) call.askForSize();
		Node node = call.part(part, new GlobalPooling(kind), map);
		if (sum) node = call.output(scale(channels, count), node);
		final int[] all = x.axes(), lengths = new int[kept.length];
		Arrays.stream(axes).forEach(a -> all[a] = View.NEW);
		for (int i = 0; i < kept.length; i++) {
			lengths[i] = x.length(kept[i]);
			all[kept[i]] = i;
		}
		final View result = View.of(node, lengths, all);
		return keep ? result : result.withAxes(IntStream.range(0, all.length).filter(i -> Arrays.stream(axes).noneMatch(
			a -> a == i)).map(i -> result.axes()[i]).toArray());
	}

	private static Affine scale(final int channels, final float factor) {
		final float[] scale = new float[channels];
		Arrays.fill(scale, factor);
		return new Affine(scale, new float[channels]);
	}
}
