package org.cnnvis.model.onnx;

import java.util.Map;

import org.cnnvis.network.op.Upsampling;

/** Enlarging by whole factors. */
final class ResizeOperators {

	private ResizeOperators() {}

	static void register(final Map<String, Operator> known) {
		known.put("Resize", ResizeOperators::resize);
		known.put("Upsample", ResizeOperators::upsample);
	}

	private static Value resize(final Call call) {
		final boolean sized = call.inputs() > 3 && call.has(3) && call.constant(3).size() > 0;
		final int scales = call.version() < 11 ? 1 : 2;
		final String mode = call.op.text("mode", "nearest"), coordinates = call.op.text("coordinate_transformation_mode", call
			.version() < 11 ? "asymmetric" : "half_pixel");
		final int[] factors = sized ? bySizes(call) : byScales(call, scales);
		if (factors[0] == 1 && factors[1] == 1) return call.view(0);
		final boolean half = coordinates.endsWith("half_pixel");
		if (mode.equals("linear") && half) return enlarged(call, Upsampling.Kind.BILINEAR, factors);
		final String rounding = call.op.text("nearest_mode", call.version() < 11 ? "floor" : "round_prefer_floor");
		// With the pixels' corners as origin, only rounding down repeats each pixel as often as the others.
		final boolean repeats = coordinates.equals("asymmetric") && (rounding.equals("floor") || rounding.equals(
			"round_prefer_floor") && Math.max(factors[0], factors[1]) == 2);
		if (mode.equals("nearest") && (half && rounding.startsWith("round") || repeats)) return enlarged(call,
			Upsampling.Kind.NEAREST, factors);
		throw call.refuse("it enlarges by '" + mode + "' with '" + coordinates + "' coordinates, which CNN Vis cannot compute");
	}

	private static Value upsample(final Call call) {
		final String mode = call.op.text("mode", "nearest");
		if (!mode.equals("nearest")) throw call.refuse("it enlarges by '" + mode + "' as old files do, which CNN Vis cannot compute");
		return enlarged(call, Upsampling.Kind.NEAREST, byScales(call, 1));
	}

	private static int[] byScales(final Call call, final int input) {
		final float[] scales = call.op.has("scales") ? call.op.numbers("scales") : call.constant(input).floats();
		if (scales.length != 4 || scales[0] != 1 || scales[1] != 1) throw call.refuse("it enlarges other axes than height and width");
		return new int[] { whole(call, scales[2]), whole(call, scales[3]) };
	}

	private static int[] bySizes(final Call call) {
		final long[] sizes = call.constant(3).integers();
		final View x = call.view(0);
		if (sizes.length != 4 || x.rank() != 4 || sizes[1] != x.length(1)) throw call.refuse("it enlarges other axes than height and width");
		call.askForSize();
		return new int[] { whole(call, sizes[2] / (float) x.length(2)), whole(call, sizes[3] / (float) x.length(3)) };
	}

	private static int whole(final Call call, final float factor) {
		if (factor < 1 || factor != (int) factor) throw call.refuse("it changes sizes by " + factor +
			", CNN Vis by whole factors from 1");
		return (int) factor;
	}

	private static Value enlarged(final Call call, final Upsampling.Kind kind, final int[] factors) {
		return call.pictureView(4, call.output(new Upsampling(kind, factors[0], factors[1]), call.picture(call.view(0))));
	}
}
