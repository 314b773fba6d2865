package org.cnnvis.model.onnx;

import java.util.Arrays;

import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;

/** Sliding windows with ONNX's attributes. */
final class Windows {

	private Windows() {}

	/** @param kernelHeight the size of the kernel, which the attribute kernel_shape may repeat */
	static Window of(final Call call, final int kernelHeight, final int kernelWidth) {
		return new Window(new int[] { kernelHeight, kernelWidth }, pair(call, "strides"), pair(call, "dilations"), padding(
			call));
	}

	/** Vertical and horizontal; a one-dimensional one is horizontal. */
	static int[] pair(final Call call, final String attribute) {
		final long[] values = call.op.integers(attribute);
		if (values == null) return new int[] { 1, 1 };
		if (values.length < 1 || values.length > 2) throw call.refuse("it works in " + values.length +
			" dimensions, CNN Vis on two-dimensional pictures");
		return values.length == 1 ? new int[] { 1, Math.toIntExact(values[0]) } : new int[] { Math.toIntExact(values[0]), Math
			.toIntExact(values[1]) };
	}

	private static Padding padding(final Call call) {
		final String auto = call.op.text("auto_pad", "NOTSET");
		final boolean ceil = call.op.integer("ceil_mode", 0) != 0;
		switch (auto) {
			case "SAME_UPPER":
				return Padding.SAME;
			case "SAME_LOWER":
				return Padding.SAME_LOWER;
			case "VALID":
				return ceil ? Padding.ceil(0) : Padding.NONE;
			case "NOTSET":
			case "":
				return explicit(call, ceil);
			default:
				throw call.refuse("it has the unknown auto_pad '" + auto + "'");
		}
	}

	private static Padding explicit(final Call call, final boolean ceil) {
		final long[] given = call.op.integers("pads");
		final int[] p = given == null ? new int[4] : Arrays.stream(given).mapToInt(Math::toIntExact).toArray();
		if (p.length != 2 && p.length != 4) throw call.refuse("it has " + p.length + " pads");
		// ONNX gives the beginnings of all axes, then the ends.
		final int[] sides = p.length == 2 ? new int[] { 0, 0, p[0], p[1] } : new int[] { p[0], p[2], p[1], p[3] };
		if (Arrays.stream(sides).anyMatch(s -> s < 0)) throw call.refuse("it has negative pads, which CNN Vis cannot compute");
		if (!ceil) return Padding.of(sides[0], sides[1], sides[2], sides[3]);
		if (Arrays.stream(sides).anyMatch(s -> s != sides[0])) throw call.refuse(
			"it rounds sizes up with different pads, which CNN Vis cannot compute");
		return Padding.ceil(sides[0]);
	}
}
