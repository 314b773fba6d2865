package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Activation.Function;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Merge;

/** Sums, products and the like, of what is computed from the picture, or with constants. */
final class ArithmeticOperators {

	private ArithmeticOperators() {}

	static void register(final Map<String, Operator> known) {
		known.put("Add", call -> two(call, Merge.Kind.ADD));
		known.put("Sub", call -> two(call, Merge.Kind.SUBTRACT));
		known.put("Mul", call -> two(call, Merge.Kind.MULTIPLY));
		known.put("Div", ArithmeticOperators::divide);
		known.put("Max", call -> several(call, Merge.Kind.MAXIMUM));
		known.put("Min", call -> several(call, Merge.Kind.MINIMUM));
		known.put("Sum", call -> several(call, Merge.Kind.ADD));
		known.put("Mean", call -> several(call, Merge.Kind.AVERAGE));
		known.put("Neg", call -> call.outputLike(call.view(0), FunctionOperators.affine(call, call.view(0), -1, 0)));
		known.put("Pow", ArithmeticOperators::power);
	}

	private static Value two(final Call call, final Merge.Kind kind) {
		if (call.inputs() != 2) throw call.refuse("it has " + call.inputs() + " inputs instead of two");
		if (call.value(0) instanceof ErfPart || call.value(1) instanceof ErfPart) return gelu(call, kind);
		if (call.isConstant(0) && call.isConstant(1)) throw call.refuse("CNN Vis does not know it for constants");
		if (call.isConstant(0)) return kind == Merge.Kind.SUBTRACT ? constant(call, 1, 0, -1, 1) : withConstant(call, kind, 1,
			0);
		if (call.isConstant(1)) return withConstant(call, kind, 0, 1);
		if (kind == Merge.Kind.MULTIPLY && call.value(0) == call.value(1)) return call.outputLike(call.view(0), Activation.of(
			Function.SQUARE));
		return merge(call, "", kind, call.view(0), call.view(1));
	}

	private static Value withConstant(final Call call, final Merge.Kind kind, final int x, final int c) {
		if (kind == Merge.Kind.MULTIPLY) return scaled(call, x, call.constant(c).floats(), call.constant(c));
		return constant(call, x, c, 1, kind == Merge.Kind.SUBTRACT ? -1 : 1);
	}

	private static Value divide(final Call call) {
		if (!call.isConstant(1)) throw call.refuse("it divides by something computed, which CNN Vis cannot");
		final float[] inverse = call.constant(1).floats().clone();
		for (int i = 0; i < inverse.length; i++)
			inverse[i] = 1 / inverse[i];
		if (call.value(0) instanceof ErfPart) return erf(call, 0, 1, inverse);
		return scaled(call, 0, inverse, call.constant(1));
	}

	/** sign * x + constantSign * constant */
	private static Value constant(final Call call, final int x, final int c, final float sign, final float constantSign) {
		final float[] shift = call.constant(c).floats().clone();
		for (int i = 0; i < shift.length; i++)
			shift[i] *= constantSign;
		return affine(call, "", call.view(x), new float[] { sign }, shift, call.constant(c));
	}

	private static Value scaled(final Call call, final int x, final float[] scale, final Constant form) {
		return affine(call, "", call.view(x), scale, new float[] { 0 }, form);
	}

	/** scale * x + shift; one of both may be an array along one axis, in the form of a constant that meets x. */
	static View affine(final Call call, final String part, final View x, final float[] scale, final float[] shift,
		final Constant form)
	{
		if (form.size() == 1) {
			final View y = form.rank() <= x.rank() ? x : x.withAxes(padded(x, form.rank()));
			return y.on(call.part(part, FunctionOperators.affine(call, x, scale[0], shift[0]), x.node()));
		}
		int axis = -1;
		for (int i = 0; i < form.rank(); i++)
			if (form.dim(i) != 1) {
				final int of = i + x.rank() - form.rank();
				if (axis >= 0 || of < 0 || x.isBatch(of)) throw call.refuse("the constant " + form + " varies along more than one axis of " +
					x + ", which CNN Vis cannot compute");
				axis = of;
			}
		if (x.length(axis) != form.size()) throw call.refuse("the constant " + form + " does not fit " + x);
		final View channels = call.withChannels(x, axis);
		return channels.on(call.part(part, new Affine(repeated(scale, form.size()), repeated(shift, form.size())), channels
			.node()));
	}

	/** Axes of length 1 in front, as an array of more axes asks for; a batch stays the first. */
	private static int[] padded(final View x, final int rank) {
		final int[] axes = new int[rank];
		Arrays.fill(axes, View.NEW);
		System.arraycopy(x.axes(), 0, axes, rank - x.rank(), x.rank());
		return axes;
	}

	private static float[] repeated(final float[] values, final int n) {
		if (values.length == n) return values;
		final float[] all = new float[n];
		Arrays.fill(all, values[0]);
		return all;
	}

	/** Number by number; axes of length 1 are repeated. */
	static View merge(final Call call, final String part, final Merge.Kind kind, final View... x) {
		View most = x[0];
		boolean same = true;
		for (final View v : x) {
			if (v.rank() != x[0].rank() || !v.isBatch(0)) throw call.refuse("its inputs have the shapes " + Arrays.toString(
				x) + ", which CNN Vis cannot combine");
			if (v.dims().length > most.dims().length) most = v;
			same &= Arrays.equals(v.dims(), x[0].dims()) && Arrays.equals(v.axes(), x[0].axes()) && call.shape(v.node())
				.equals(call.shape(x[0].node()));
		}
		final Node[] nodes = new Node[x.length];
		if (same) {
			for (int i = 0; i < nodes.length; i++)
				nodes[i] = x[i].node();
			return x[0].on(call.part(part, new Merge(kind), nodes));
		}
		final int[] lie = most.axesAsTheyLie();
		if (lie.length > 3) throw call.refuse("it combines arrays of " + x[0].rank() + " axes, CNN Vis of four at most");
		for (int i = 0; i < nodes.length; i++)
			nodes[i] = call.map(x[i], lie);
		final Node node = call.part(part, new Merge(kind), nodes);
		return View.of(node, call.shape(node), most.rank(), lie);
	}

	private static Value several(final Call call, final Merge.Kind kind) {
		if (call.inputs() == 1) return call.view(0);
		final boolean limits = kind == Merge.Kind.MAXIMUM || kind == Merge.Kind.MINIMUM;
		if (call.inputs() == 2 && call.isConstant(1) && call.constant(1).size() == 1 && limits) {
			final float limit = call.constant(1).number(0);
			return kind == Merge.Kind.MAXIMUM ? FunctionOperators.between(call, limit, Float.POSITIVE_INFINITY)
				: FunctionOperators.between(call, Float.NEGATIVE_INFINITY, limit);
		}
		if (call.inputs() == 2 && kind == Merge.Kind.ADD) return two(call, kind);
		final View[] views = new View[call.inputs()];
		for (int i = 0; i < views.length; i++)
			views[i] = call.view(i);
		return merge(call, "", kind, views);
	}

	private static Value power(final Call call) {
		final float exponent = call.constant(1).size() == 1 ? call.constant(1).number(0) : Float.NaN;
		if (exponent == 1) return call.view(0);
		if (exponent == 2) return call.outputLike(call.view(0), Activation.of(Function.SQUARE));
		if (exponent == 3) return call.outputLike(call.view(0), Activation.of(Function.CUBE));
		throw call.refuse("it takes a power other than 1, 2 or 3, which CNN Vis cannot compute");
	}

	/** x / 2 * (1 + erf(x / sqrt(2))), in whichever order a file multiplies. */
	private static Value gelu(final Call call, final Merge.Kind kind) {
		final int e = call.value(0) instanceof ErfPart ? 0 : 1, other = 1 - e;
		if (call.isConstant(other)) {
			if (call.constant(other).size() != 1) throw unknown(call);
			final float c = call.constant(other).number(0);
			if (kind == Merge.Kind.MULTIPLY) return erf(call, e, other, new float[] { c });
			final ErfPart part = (ErfPart) call.value(e);
			if (kind == Merge.Kind.ADD) return new ErfPart(part.x, part.shift + c / part.factor, part.factor);
			throw unknown(call);
		}
		if (kind != Merge.Kind.MULTIPLY || call.value(other) instanceof ErfPart) throw unknown(call);
		return product(call, (ErfPart) call.value(e), call.view(other));
	}

	private static ErfPart erf(final Call call, final int e, final int c, final float[] factor) {
		if (call.constant(c).size() != 1) throw unknown(call);
		final ErfPart part = (ErfPart) call.value(e);
		return new ErfPart(part.x, part.shift, part.factor * factor[0]);
	}

	/** With p = x / sqrt(2) and y = c x: y * factor * (1 + erf(p)) = 2 c factor * GELU(x). */
	private static View product(final Call call, final ErfPart part, final View y) {
		final Node root = root(y.node());
		final double ofX = scale(part.x.node()) * Math.sqrt(2), factor = 2 * part.factor * scale(y.node()) / ofX;
		if (root != root(part.x.node()) || part.shift != 1 || !Arrays.equals(part.x.axes(), y.axes())) throw unknown(call);
		final Node x = isOne(ofX) ? root : call.part("x", FunctionOperators.affine(call, y, (float) ofX, 0), root);
		if (isOne(factor)) return y.on(call.output(Activation.of(Function.GELU), x));
		final Node gelu = call.part("gelu", Activation.of(Function.GELU), x);
		return y.on(call.output(FunctionOperators.affine(call, y, (float) factor, 0), gelu));
	}

	/** Files round the square root of two. */
	private static boolean isOne(final double factor) {
		return Math.abs(factor - 1) < 1e-5;
	}

	/** What a node, or several one after the other, multiply by one number. */
	private static Node root(final Node node) {
		Node x = node;
		while (isScale(x))
			x = x.input();
		return x;
	}

	private static double scale(final Node node) {
		double scale = 1;
		for (Node x = node; isScale(x); x = x.input())
			scale *= ((Affine) x.op()).scale()[0];
		return scale;
	}

	private static boolean isScale(final Node node) {
		if (!(node.op() instanceof Affine)) return false;
		final Affine affine = (Affine) node.op();
		for (int i = 0; i < affine.scale().length; i++)
			if (affine.scale()[i] != affine.scale()[0] || affine.shift()[i] != 0) return false;
		return true;
	}

	private static CnnVisException unknown(final Call call) {
		return call.refuse("it uses the error function in another formula than that of GELU");
	}
}
