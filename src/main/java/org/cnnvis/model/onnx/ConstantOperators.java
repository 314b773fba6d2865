package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators on constants: sizes and indices as exporters compute them, and weights that are made from others. */
final class ConstantOperators {

	private static final Map<String, Operator> KNOWN = new HashMap<>();

	static {
		KNOWN.put("Constant", ConstantOperators::constant);
		KNOWN.put("ConstantOfShape", ConstantOperators::filled);
		KNOWN.put("Identity", call -> call.constant(0));
		KNOWN.put("Dropout", call -> call.constant(0));
		KNOWN.put("Cast", ConstantOperators::cast);
		KNOWN.put("Shape", call -> Constant.row(Arrays.stream(call.constant(0).dims()).asLongStream().toArray()));
		KNOWN.put("Size", call -> Constant.of(new long[] { call.constant(0).size() }));
		binary("Add", (a, b) -> a + b);
		binary("Sub", (a, b) -> a - b);
		binary("Mul", (a, b) -> a * b);
		binary("Div", (a, b) -> a / b);
		binary("Mod", (a, b) -> a - b * Math.floor(a / b));
		binary("Min", Math::min);
		binary("Max", Math::max);
		binary("Pow", Math::pow);
		binary("Equal", (a, b) -> a == b ? 1 : 0);
		binary("Greater", (a, b) -> a > b ? 1 : 0);
		binary("Less", (a, b) -> a < b ? 1 : 0);
		unary("Neg", a -> -a);
		unary("Abs", Math::abs);
		unary("Floor", Math::floor);
		unary("Ceil", Math::ceil);
		unary("Round", Math::rint);
		unary("Sqrt", Math::sqrt);
		unary("Exp", Math::exp);
		unary("Log", Math::log);
		unary("Reciprocal", a -> 1 / a);
		unary("Relu", a -> Math.max(0, a));
		unary("Not", a -> a == 0 ? 1 : 0);
		KNOWN.put("Where", ConstantOperators::where);
		KNOWN.put("DequantizeLinear", call -> dequantized(call, call.constant(0), call.constant(1), call.constantOrNull(2),
			Math.toIntExact(call.op.integer("axis", 1))));
		ConstantShapes.register(KNOWN);
	}

	private ConstantOperators() {}

	/** Null if it is not known. */
	static Operator of(final String operator) {
		return KNOWN.get(operator);
	}

	private static void unary(final String name, final DoubleUnaryOperator f) {
		KNOWN.put(name, call -> mapped(call.constant(0), f));
	}

	private static Constant mapped(final Constant x, final DoubleUnaryOperator f) {
		if (x.isInteger()) return Constant.of(Arrays.stream(x.integers()).map(v -> (long) f.applyAsDouble(v)).toArray(), x
			.dims());
		final float[] y = new float[x.size()];
		for (int i = 0; i < y.length; i++)
			y[i] = (float) f.applyAsDouble(x.number(i));
		return Constant.of(y, x.dims());
	}

	private static void binary(final String name, final DoubleBinaryOperator f) {
		KNOWN.put(name, call -> {
			Constant result = call.constant(0);
			for (int i = 1; i < call.inputs(); i++)
				result = combined(call, result, call.constant(i), f);
			return result;
		});
	}

	private static Constant combined(final Call call, final Constant a, final Constant b, final DoubleBinaryOperator f) {
		final int[] dims = broadcast(call, a.dims(), b.dims());
		final Constant x = ConstantShapes.expanded(a, dims), y = ConstantShapes.expanded(b, dims);
		if (a.isInteger() && b.isInteger()) {
			final long[] z = new long[x.size()];
			for (int i = 0; i < z.length; i++)
				z[i] = (long) f.applyAsDouble(x.integers()[i], y.integers()[i]);
			return Constant.of(z, dims);
		}
		final float[] z = new float[x.size()];
		for (int i = 0; i < z.length; i++)
			z[i] = (float) f.applyAsDouble(x.number(i), y.number(i));
		return Constant.of(z, dims);
	}

	private static int[] broadcast(final Call call, final int[] a, final int[] b) {
		final int[] dims = new int[Math.max(a.length, b.length)];
		for (int i = 1; i <= dims.length; i++) {
			final int m = i > a.length ? 1 : a[a.length - i], n = i > b.length ? 1 : b[b.length - i];
			if (m != n && m != 1 && n != 1) throw call.refuse("the constants " + Arrays.toString(a) + " and " + Arrays.toString(
				b) + " do not fit together");
			dims[dims.length - i] = m == 1 ? n : m;
		}
		requirePlausible(call, dims);
		return dims;
	}

	/** Before an array is made out of a few numbers. */
	static void requirePlausible(final Call call, final int... dims) {
		call.claim(Constant.size(dims));
	}

	private static Value constant(final Call call) {
		if (call.op.has("value")) return call.tensor(call.op.tensor("value"));
		if (call.op.has("value_float")) return Constant.of(new float[] { call.op.number("value_float", 0) });
		if (call.op.has("value_int")) return Constant.of(new long[] { call.op.integer("value_int", 0) });
		if (call.op.has("value_floats")) return Constant.of(call.op.numbers("value_floats"), call.op.numbers(
			"value_floats").length);
		if (call.op.has("value_ints")) return Constant.row(call.op.integers("value_ints"));
		throw call.refuse("its value is no array of numbers");
	}

	private static Value filled(final Call call) {
		final int[] dims = Arrays.stream(call.constant(0).integers()).mapToInt(Math::toIntExact).toArray();
		requirePlausible(call, dims);
		final Constant value = call.op.has("value") ? call.tensor(call.op.tensor("value")) : Constant.of(new float[1], 1);
		return ConstantShapes.expanded(value.reshape(), dims);
	}

	private static Value cast(final Call call) {
		final Constant x = call.constant(0);
		switch ((int) call.op.integer("to", 1)) {
			case 1:
			case 10:
			case 11:
			case 16:
				return Constant.of(x.floats(), x.dims());
			case 9:
				return mapped(Constant.of(x.integers(), x.dims()), a -> a == 0 ? 0 : 1);
			default:
				return Constant.of(x.integers(), x.dims());
		}
	}

	private static Value where(final Call call) {
		final int[] dims = broadcast(call, broadcast(call, call.constant(0).dims(), call.constant(1).dims()), call.constant(
			2).dims());
		final Constant condition = ConstantShapes.expanded(call.constant(0), dims);
		final Constant yes = ConstantShapes.expanded(call.constant(1), dims), no = ConstantShapes.expanded(call.constant(2),
			dims);
		if (yes.isInteger() && no.isInteger()) {
			final long[] z = new long[yes.size()];
			Arrays.setAll(z, i -> condition.number(i) != 0 ? yes.integers()[i] : no.integers()[i]);
			return Constant.of(z, dims);
		}
		final float[] z = new float[yes.size()];
		for (int i = 0; i < z.length; i++)
			z[i] = condition.number(i) != 0 ? yes.number(i) : no.number(i);
		return Constant.of(z, dims);
	}

	/**
	 * The numbers that integers stand for.
	 *
	 * @param zero null for zeros
	 * @param axis along which scales differ, where there is more than one
	 */
	static Constant dequantized(final Call call, final Constant values, final Constant scale, final Constant zero,
		final int axis)
	{
		final float[] s = scale.floats(), z = zero == null ? new float[1] : zero.floats(), real = new float[values.size()];
		final int along = axis < 0 ? axis + values.rank() : axis;
		int inner = 1;
		for (int i = along + 1; i < values.rank(); i++)
			inner *= values.dim(i);
		final int n = s.length == 1 ? 1 : values.dim(along);
		if (s.length != n || z.length != 1 && z.length != n) throw call.refuse("it has " + s.length + " scales for " + values);
		final float[] q = values.floats();
		for (int i = 0; i < real.length; i++) {
			final int at = n == 1 ? 0 : i / inner % n;
			real[i] = (q[i] - z[z.length == 1 ? 0 : at]) * s[at];
		}
		return Constant.of(real, values.dims());
	}
}
