package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;

/** Operators that pick, join and rearrange the numbers of constants. */
final class ConstantShapes {

	private ConstantShapes() {}

	static void register(final Map<String, Operator> known) {
		known.put("Reshape", ConstantShapes::reshape);
		known.put("Flatten", ConstantShapes::flatten);
		known.put("Transpose", ConstantShapes::transpose);
		known.put("Squeeze", ConstantShapes::squeeze);
		known.put("Unsqueeze", ConstantShapes::unsqueeze);
		known.put("Concat", ConstantShapes::concat);
		known.put("Gather", ConstantShapes::gather);
		known.put("Slice", ConstantShapes::slice);
		known.put("Split", ConstantShapes::split);
		known.put("Expand", ConstantShapes::expand);
		known.put("Range", ConstantShapes::range);
		known.put("ReduceProd", call -> Constant.of(new long[] { Arrays.stream(call.constant(0).integers()).reduce(1,
			Math::multiplyExact) }));
	}

	/** Repeated along axes of length 1, up to the shape that is given. */
	static Constant expanded(final Constant x, final int... dims) {
		if (Arrays.equals(x.dims(), dims)) return x;
		final int size = (int) Constant.size(dims), rank = dims.length;
		final int[] places = new int[size], step = new int[rank];
		for (int i = x.rank() - 1, s = 1; i >= 0; s *= x.dim(i--))
			step[i + rank - x.rank()] = x.dim(i) == 1 ? 0 : s;
		for (int i = 0; i < size; i++)
			for (int axis = rank - 1, rest = i; axis >= 0; rest /= dims[axis--])
				places[i] += rest % dims[axis] * step[axis];
		return x.pick(places, dims);
	}

	private static int axis(final Call call, final long axis, final int rank) {
		final long index = axis < 0 ? axis + rank : axis;
		if (index < 0 || index >= rank) throw call.refuse("a constant of " + rank + " axes has no axis " + axis);
		return (int) index;
	}

	private static Value reshape(final Call call) {
		final Constant x = call.constant(0);
		final long[] given = call.integers("shape", 1);
		if (given == null) throw call.refuse("the new shape is missing");
		final int[] dims = new int[given.length];
		int known = 1, free = -1;
		for (int i = 0; i < dims.length; i++) {
			dims[i] = Math.toIntExact(given[i] == 0 && i < x.rank() ? x.dim(i) : given[i]);
			if (dims[i] == -1) free = i;
			else known = Math.multiplyExact(known, dims[i]);
		}
		if (free >= 0) dims[free] = x.size() / known;
		return x.reshape(dims);
	}

	private static Value flatten(final Call call) {
		final Constant x = call.constant(0);
		final long axis = call.op.integer("axis", 1);
		final int at = axis == x.rank() ? x.rank() : axis(call, axis, x.rank());
		final int first = IntStream.range(0, at).map(x::dim).reduce(1, Math::multiplyExact);
		return x.reshape(first, first == 0 ? 0 : x.size() / first);
	}

	private static Value transpose(final Call call) {
		final Constant x = call.constant(0);
		final long[] perm = call.op.integers("perm");
		final int rank = x.rank();
		final int[] order = new int[rank], dims = new int[rank], step = new int[rank], places = new int[x.size()];
		if (perm != null && (perm.length != rank || Arrays.stream(perm).distinct().count() != rank)) throw call.refuse(
			"its order does not fit a constant of " + rank + " axes");
		for (int i = 0; i < rank; i++)
			order[i] = perm == null ? rank - 1 - i : axis(call, perm[i], rank);
		for (int i = 0; i < rank; i++) {
			dims[i] = x.dim(order[i]);
			step[i] = IntStream.range(order[i] + 1, rank).map(x::dim).reduce(1, (a, b) -> a * b);
		}
		for (int i = 0; i < places.length; i++)
			for (int axis = rank - 1, rest = i; axis >= 0; rest /= dims[axis--])
				places[i] += rest % dims[axis] * step[axis];
		return x.pick(places, dims);
	}

	private static Value squeeze(final Call call) {
		final Constant x = call.constant(0);
		final long[] given = call.integers("axes", 1);
		return x.reshape(IntStream.range(0, x.rank()).filter(i -> given == null ? x.dim(i) != 1 : Arrays.stream(given)
			.noneMatch(a -> axis(call, a, x.rank()) == i)).map(x::dim).toArray());
	}

	private static Value unsqueeze(final Call call) {
		final Constant x = call.constant(0);
		final long[] given = call.integers("axes", 1);
		if (given == null) throw call.refuse("its axes are missing");
		final int[] dims = new int[x.rank() + given.length];
		for (final long a : given)
			dims[axis(call, a, dims.length)] = -1;
		for (int i = 0, next = 0; i < dims.length; i++)
			dims[i] = dims[i] == -1 ? 1 : x.dim(next++);
		return x.reshape(dims);
	}

	private static Value concat(final Call call) {
		final Constant first = call.constant(0);
		final int axis = axis(call, call.op.integer("axis", 0), first.rank());
		Constant joined = first;
		for (int i = 1; i < call.inputs(); i++)
			joined = joined(call, joined, call.constant(i), axis);
		return joined;
	}

	private static Constant joined(final Call call, final Constant a, final Constant b, final int axis) {
		final int[] dims = a.dims();
		if (b.rank() != a.rank()) throw call.refuse("it joins the constants " + a + " and " + b);
		dims[axis] += b.dim(axis);
		final int inner = IntStream.range(axis + 1, dims.length).map(i -> dims[i]).reduce(1, (m, n) -> m * n);
		final int m = a.dim(axis) * inner, n = b.dim(axis) * inner;
		final boolean whole = a.isInteger() && b.isInteger();
		final float[] floats = whole ? null : new float[a.size() + b.size()];
		final long[] integers = whole ? new long[a.size() + b.size()] : null;
		for (int i = 0; i < a.size() + b.size(); i++) {
			final int row = i / (m + n), at = i % (m + n);
			final Constant from = at < m ? a : b;
			final int place = at < m ? row * m + at : row * n + at - m;
			if (whole) integers[i] = from.integers()[place];
			else floats[i] = from.number(place);
		}
		return whole ? Constant.of(integers, dims) : Constant.of(floats, dims);
	}

	/** Numbers at indices along an axis. */
	private static Constant along(final Constant x, final int axis, final int[] indices, final int[] dims) {
		final int inner = IntStream.range(axis + 1, x.rank()).map(x::dim).reduce(1, (a, b) -> a * b);
		final int outer = IntStream.range(0, axis).map(x::dim).reduce(1, (a, b) -> a * b);
		final int[] places = new int[Math.multiplyExact(Math.multiplyExact(outer, indices.length), inner)];
		for (int o = 0, next = 0; o < outer; o++)
			for (final int index : indices)
				for (int i = 0; i < inner; i++)
					places[next++] = (o * x.dim(axis) + index) * inner + i;
		return x.pick(places, dims);
	}

	private static Value gather(final Call call) {
		final Constant x = call.constant(0), indices = call.constant(1);
		final int axis = axis(call, call.op.integer("axis", 0), x.rank());
		final int[] at = Arrays.stream(indices.integers()).mapToInt(i -> axis(call, i, x.dim(axis))).toArray();
		return along(x, axis, at, IntStream.concat(IntStream.concat(IntStream.range(0, axis).map(x::dim), Arrays.stream(
			indices.dims())), IntStream.range(axis + 1, x.rank()).map(x::dim)).toArray());
	}

	private static Value slice(final Call call) {
		Constant x = call.constant(0);
		final long[] starts = call.integers("starts", 1), ends = call.integers("ends", 2), axes = call.integers("axes", 3);
		final long[] steps = call.has(4) ? call.constant(4).integers() : null;
		if (starts == null || ends == null) throw call.refuse("its bounds are missing");
		for (int i = 0; i < starts.length; i++) {
			final int axis = axis(call, axes == null ? i : axes[i], x.rank()), n = x.dim(axis);
			final long step = steps == null ? 1 : steps[i];
			if (step == 0) throw call.refuse("it takes steps of 0");
			final long from = clamped(starts[i], n, step), to = clamped(ends[i], n, step);
			final int[] indices = IntStream.range(0, n).filter(k -> step > 0 ? k >= from && k < to && (k - from) % step == 0
				: k <= from && k > to && (from - k) % -step == 0).toArray();
			if (step < 0) for (int a = 0, b = indices.length - 1; a < b; a++, b--) {
				final int swapped = indices[a];
				indices[a] = indices[b];
				indices[b] = swapped;
			}
			final int[] dims = x.dims();
			dims[axis] = indices.length;
			x = along(x, axis, indices, dims);
		}
		return x;
	}

	private static long clamped(final long index, final int n, final long step) {
		final long at = index < 0 ? index + n : index;
		return step > 0 ? Math.max(0, Math.min(n, at)) : Math.max(-1, Math.min(n - 1L, at));
	}

	private static Value split(final Call call) {
		final Constant x = call.constant(0);
		final int axis = axis(call, call.op.integer("axis", 0), x.rank()), parts = call.op.outputs().size();
		final long[] given = call.integers("split", 1);
		Constant first = null;
		for (int i = 0, from = 0; i < parts; i++) {
			final int each = (x.dim(axis) + parts - 1) / parts, to = given == null ? Math.min(x.dim(axis), from + each) : from +
				Math.toIntExact(given[i]);
			if (to < from || to > x.dim(axis)) throw call.refuse("it splits " + x + " beyond its end");
			final int[] dims = x.dims();
			dims[axis] = to - from;
			final Constant part = along(x, axis, IntStream.range(from, to).toArray(), dims);
			if (i == 0) first = part;
			else call.also(part);
			from = to;
		}
		return first;
	}

	private static Value expand(final Call call) {
		final Constant x = call.constant(0);
		final int[] shape = Arrays.stream(call.constant(1).integers()).mapToInt(Math::toIntExact).toArray();
		final int[] dims = new int[Math.max(shape.length, x.rank())];
		for (int i = 1; i <= dims.length; i++) {
			final int a = i > x.rank() ? 1 : x.dim(x.rank() - i), b = i > shape.length ? 1 : shape[shape.length - i];
			if (a != b && a != 1 && b != 1) throw new CnnVisException("The constant " + x + " cannot be repeated to " + Arrays
				.toString(shape));
			dims[dims.length - i] = Math.max(a, b);
		}
		ConstantOperators.requirePlausible(call, dims);
		return expanded(x, dims);
	}

	private static Value range(final Call call) {
		final long start = call.constant(0).integers()[0], limit = call.constant(1).integers()[0], delta = call.constant(2)
			.integers()[0];
		if (delta == 0) throw call.refuse("it counts in steps of 0");
		final long n = Math.max(0, (limit - start + delta - Long.signum(delta)) / delta);
		ConstantOperators.requirePlausible(call, (int) Math.min(Integer.MAX_VALUE, n));
		final long[] values = new long[(int) n];
		for (int i = 0; i < values.length; i++)
			values[i] = start + i * delta;
		return Constant.row(values);
	}
}
