package org.cnnvis.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;

/** Operators that move numbers. Most of them cost nothing here: see {@link View}. */
final class ShapeOperators {

	private ShapeOperators() {}

	static void register(final Map<String, Operator> known) {
		known.put("Identity", call -> call.value(0));
		known.put("Dropout", call -> call.view(0));
		known.put("Cast", call -> call.view(0));
		known.put("Shape", ShapeOperators::shape);
		known.put("Flatten", ShapeOperators::flatten);
		known.put("Reshape", ShapeOperators::reshape);
		known.put("Transpose", ShapeOperators::transpose);
		known.put("Squeeze", ShapeOperators::squeeze);
		known.put("Unsqueeze", ShapeOperators::unsqueeze);
		known.put("Concat", call -> concat(call, views(call), call.op.integer("axis", 1)));
		known.put("Split", ShapeOperators::split);
		known.put("Slice", ShapeOperators::slice);
		known.put("Gather", ShapeOperators::gather);
		known.put("Pad", ShapeOperators::pad);
	}

	/** The batch counts as 1. */
	private static Value shape(final Call call) {
		final View x = call.view(0);
		call.askForSize();
		final int[] shape = x.shape();
		final int start = bound(call.op.integer("start", 0), shape.length), end = bound(call.op.integer("end", shape.length),
			shape.length);
		return Constant.row(Arrays.stream(Arrays.copyOfRange(shape, Math.min(start, end), end)).asLongStream().toArray());
	}

	private static int bound(final long index, final int length) {
		return (int) Math.max(0, Math.min(length, index < 0 ? index + length : index));
	}

	private static Value flatten(final Call call) {
		final View x = call.view(0);
		final int axis = x.axis(call.op.integer("axis", 1));
		if (axis != 1 || !x.isBatch(0)) throw call.refuse("it joins the pictures of a batch");
		return reshaped(call, x, 0, x.size());
	}

	private static Value reshape(final Call call) {
		final View x = call.view(0);
		final long[] given = call.integers("shape", 1);
		if (given == null) throw call.refuse("the new shape is missing");
		final long[] shape = given.clone();
		final boolean copies = call.op.integer("allowzero", 0) == 0;
		for (int i = 0; i < shape.length; i++)
			if (shape[i] == 0 && copies && i < x.rank() && !x.isBatch(i)) shape[i] = x.length(i);
		return reshaped(call, x, shape);
	}

	/** @param shape the first length is the batch's, one may be -1 */
	private static View reshaped(final Call call, final View x, final long... shape) {
		if (shape.length == 0 || !x.isBatch(0)) throw across(call, shape);
		long known = 1;
		int free = -1;
		for (int i = 1; i < shape.length; i++)
			if (shape[i] == -1) free = i;
			else known = Math.multiplyExact(known, shape[i]);
		final int size = x.size();
		if (known < 1 || (free < 0 ? known != size : size % known != 0 || shape[0] == -1 || shape[0] > 1 && known == size *
			shape[0])) throw across(call, shape);
		final int[] lengths = new int[shape.length - 1], axes = new int[shape.length];
		axes[0] = View.BATCH;
		for (int i = 1; i < shape.length; i++) {
			lengths[i - 1] = i == free ? (int) (size / known) : Math.toIntExact(shape[i]);
			axes[i] = i - 1;
		}
		if (x.isRowMajor()) return View.of(x.node(), lengths, axes).withQuantum(x.quantum());
		final int[] real = Arrays.stream(lengths).filter(n -> n != 1).toArray();
		final int[] before = Arrays.stream(x.pictureAxes()).map(x::length).filter(n -> n != 1).toArray();
		if (Arrays.equals(real, before)) return sameLengths(x, lengths);
		final Node node = call.rowMajor(x, real.length <= 3 ? Shape.of(at(real, 0), at(real, 1), at(real, 2)) : Shape.of(
			real[0], real[1], size / real[0] / real[1]));
		return View.of(node, lengths, axes).withQuantum(x.quantum());
	}

	private static int at(final int[] lengths, final int i) {
		return i < lengths.length ? lengths[i] : 1;
	}

	/** Only axes of length 1 come or go. */
	private static View sameLengths(final View x, final int[] lengths) {
		final int[] places = x.places(x.pictureAxes()), axes = new int[lengths.length + 1];
		axes[0] = View.BATCH;
		int next = 0;
		for (int i = 0; i < lengths.length; i++)
			axes[i + 1] = lengths[i] == 1 ? View.NEW : places[next++];
		return x.withAxes(axes);
	}

	private static CnnVisException across(final Call call, final long[] shape) {
		return call.refuse("the shape " + call.view(0) + " cannot become " + Arrays.toString(shape) +
			" picture by picture");
	}

	private static Value transpose(final Call call) {
		final View x = call.view(0);
		final long[] perm = call.op.integers("perm");
		final int[] axes = x.axes(), turned = new int[axes.length];
		if (perm != null && (perm.length != axes.length || Arrays.stream(perm).distinct().count() != perm.length)) throw call
			.refuse("its order " + Arrays.toString(perm) + " does not fit " + x);
		for (int i = 0; i < axes.length; i++)
			turned[i] = axes[perm == null ? axes.length - 1 - i : Math.toIntExact(perm[i])];
		return x.withAxes(turned);
	}

	private static Value squeeze(final Call call) {
		final View x = call.view(0);
		final long[] given = call.integers("axes", 1);
		final List<Integer> kept = new ArrayList<>();
		for (int i = 0; i < x.rank(); i++) {
			final int axis = i;
			final boolean goes = given == null ? x.length(i) == 1 && !x.isBatch(i) : Arrays.stream(given).anyMatch(a -> x
				.axis(a) == axis);
			if (goes && (x.length(i) != 1 || x.isBatch(i))) throw call.refuse("it drops axis " + i + " of " + x);
			if (!goes) kept.add(x.axes()[i]);
		}
		return x.withAxes(kept.stream().mapToInt(Integer::intValue).toArray());
	}

	private static Value unsqueeze(final Call call) {
		final View x = call.view(0);
		final long[] given = call.integers("axes", 1);
		if (given == null) throw call.refuse("its axes are missing");
		final int rank = x.rank() + given.length;
		final int[] axes = new int[rank];
		Arrays.fill(axes, Integer.MIN_VALUE);
		for (final long axis : given)
			axes[Math.toIntExact(axis < 0 ? axis + rank : axis)] = View.NEW;
		int next = 0;
		for (int i = 0; i < rank; i++)
			if (axes[i] != View.NEW) axes[i] = x.axes()[next++];
		return x.withAxes(axes);
	}

	private static View[] views(final Call call) {
		for (int i = 0; i < call.inputs(); i++)
			if (call.isConstant(i)) throw call.refuse("it joins a constant to what is computed (as transformers do with a class " +
				"token), which CNN Vis cannot compute");
		final View[] views = new View[call.inputs()];
		for (int i = 0; i < views.length; i++)
			views[i] = call.view(i);
		return views;
	}

	static View concat(final Call call, final View[] x, final long onnxAxis) {
		if (x.length == 1) return x[0];
		final int axis = call.axis(x[0], onnxAxis);
		View most = x[0];
		for (final View v : x) {
			if (v.rank() != x[0].rank() || !v.isBatch(0)) throw call.refuse("its inputs have the shapes " + Arrays.toString(
				x));
			if (v.dims().length > most.dims().length) most = v;
		}
		final int[] lie = most.axesAsTheyLie();
		if (lie.length > 3) throw call.refuse("it joins arrays of " + x[0].rank() + " axes, CNN Vis of four at most");
		final Node[] nodes = new Node[x.length];
		for (int i = 0; i < nodes.length; i++)
			nodes[i] = call.map(x[i], lie);
		int along = 0;
		while (lie[along] != axis)
			along++;
		final Node node = call.output(new Concat(along), nodes);
		return View.of(node, call.shape(node), most.rank(), lie).withQuantum(x[0].quantum());
	}

	private static Value split(final Call call) {
		final View x = call.view(0);
		final int axis = call.axis(x, call.op.integer("axis", 0)), parts = call.op.outputs().size(), length = x.length(axis);
		final long[] given = call.integers("split", 1);
		final View channels = call.withChannels(x, axis);
		View first = null;
		for (int i = 0, from = 0; i < parts; i++) {
			final int each = (length + parts - 1) / parts, to = given == null ? Math.min(length, from + each) : from + Math
				.toIntExact(given[i]);
			final ChannelRange range = new ChannelRange(from, to);
			final View part = shortened(call, channels, axis, i == 0 ? call.output(range, channels.node()) : call.part(
				"part" + (i + 1), range, channels.node()), to - from);
			if (i == 0) first = part;
			else call.also(part);
			from = to;
		}
		return first;
	}

	/** The view with another length of the axis that is the node's channels. */
	private static View shortened(final Call call, final View x, final int axis, final Node node, final int length) {
		final int[] lie = new int[x.pictureAxes().length], lengths = new int[lie.length], axes = x.axes();
		int next = 0;
		lie[next++] = axis;
		for (final int a : x.axesAsTheyLie())
			if (a != axis) lie[next++] = a;
		for (int i = 0; i < lie.length; i++) {
			lengths[i] = i == 0 ? length : x.length(lie[i]);
			axes[lie[i]] = i;
		}
		return View.of(node, lengths, axes).withQuantum(x.quantum());
	}

	private static Value slice(final Call call) {
		final View x = call.view(0);
		final long[] starts = call.integers("starts", 1), ends = call.integers("ends", 2), steps = call.has(4) ? call.constant(4)
			.integers() : null;
		final long[] axes = call.integers("axes", 3);
		if (starts == null || ends == null || starts.length != ends.length) throw call.refuse("its bounds are missing");
		View y = x;
		for (int i = 0; i < starts.length; i++) {
			final int axis = x.axis(axes == null ? i : axes[i]);
			final long step = steps == null ? 1 : steps[i];
			if (axis < 0 || step < 1) throw call.refuse("it takes axis " + (axes == null ? i : axes[i]) + " of " + x +
				" in steps of " + step);
			final int from = bound(starts[i], y.length(axis)), to = bound(ends[i], y.length(axis));
			if (from == 0 && step == 1 && (y.isBatch(axis) || to == y.length(axis))) continue;
			call.axis(x, axis);
			if (from >= to) throw call.refuse("it leaves nothing of axis " + axis + " of " + x);
			y = cut(call, y, axis, from, to, Math.toIntExact(step));
		}
		return y;
	}

	private static View cut(final Call call, final View x, final int axis, final int from, final int to, final int step) {
		if (x.rank() == 4 && axis >= 2 && call.picture(x) == x.node()) {
			call.askForSize();
			final int after = to - x.length(axis);
			Node node = call.part("cut", axis == 2 ? new Border(-from, after, 0, 0) : new Border(0, 0, -from, after), x
				.node());
			if (step > 1) node = call.part("stride", new Pooling(Pooling.Kind.MAX, new Window(new int[] { 1, 1 }, axis == 2
				? new int[] { step, 1 } : new int[] { 1, step }, new int[] { 1, 1 }, Padding.NONE), false), node);
			return call.pictureView(4, node);
		}
		if (step != 1) throw call.refuse("it takes channels in steps, which CNN Vis cannot compute");
		final View channels = call.withChannels(x, axis);
		return shortened(call, channels, axis, call.part("cut", new ChannelRange(from, to), channels.node()), to - from);
	}

	/** Channels one by one, as where a network changes RGB into BGR. */
	private static Value gather(final Call call) {
		final View x = call.view(0);
		final int axis = call.axis(x, call.op.integer("axis", 0)), length = x.length(axis);
		final Constant indices = call.constant(1);
		if (indices.rank() > 1) throw call.refuse("it picks by an array of " + indices.rank() + " axes");
		final View channels = call.withChannels(x, axis);
		final float[] selection = new float[Math.multiplyExact(indices.size(), length)];
		for (int i = 0; i < indices.size(); i++) {
			final long index = indices.integers()[i] < 0 ? indices.integers()[i] + length : indices.integers()[i];
			if (index < 0 || index >= length) throw call.refuse("it picks number " + indices.integers()[i] + " of " + length);
			selection[i * length + (int) index] = 1;
		}
		final View picked = shortened(call, channels, axis, call.output(Convolution.dense(Tensor.of(selection, indices.size(),
			length), null), channels.node()), indices.size());
		if (indices.rank() == 1) return picked;
		final int[] axes = new int[x.rank() - 1];
		for (int i = 0; i < axes.length; i++)
			axes[i] = picked.axes()[i < axis ? i : i + 1];
		return picked.withAxes(axes);
	}

	private static Value pad(final Call call) {
		final View x = call.view(0);
		final long[] pads = call.integers("pads", 1);
		final String mode = call.op.text("mode", "constant");
		final float value = call.op.has("value") ? call.op.number("value", 0) : call.has(2) ? call.constant(2).number(0) : 0;
		if (pads == null) throw call.refuse("its pads are missing");
		if (Arrays.stream(pads).allMatch(p -> p == 0)) return x;
		if (!mode.equals("constant") || value != 0) throw call.refuse("it pads with " + (mode.equals("constant") ? value
			: "pixels of the picture (" + mode + ")") + ", CNN Vis with zeros only");
		final int n = x.rank();
		if (n != 4 || pads.length != 8 || pads[0] != 0 || pads[1] != 0 || pads[4] != 0 || pads[5] != 0) throw call.refuse(
			"it pads other axes than height and width");
		return call.pictureView(4, call.output(new Border(Math.toIntExact(pads[2]), Math.toIntExact(pads[6]), Math.toIntExact(
			pads[3]), Math.toIntExact(pads[7])), call.picture(x)));
	}
}
