package org.cnnvis.model.onnx;

/** A part of the formula of GELU, x / 2 * (1 + erf(x / sqrt(2))), which files spell out: factor * (shift + erf(x * scale)). */
final class ErfPart implements Value {

	final View x;
	final float shift;
	final float factor;

	ErfPart(final View x, final float shift, final float factor) {
		this.x = x;
		this.shift = shift;
		this.factor = factor;
	}
}
