package org.cnnvis.model.onnx;

/** What an integer q of a quantised network stands for: (q - zero) * scale. Immutable. */
final class Quantum {

	final float scale;
	final float zero;
	private final boolean signed;

	Quantum(final float scale, final float zero, final boolean signed) {
		this.scale = scale;
		this.zero = zero;
		this.signed = signed;
	}

	/** Of the least 8-bit integer. */
	float least() {
		return ((signed ? Byte.MIN_VALUE : 0) - zero) * scale;
	}

	/** Of the greatest 8-bit integer. */
	float greatest() {
		return ((signed ? Byte.MAX_VALUE : 2 * Byte.MAX_VALUE + 1) - zero) * scale;
	}

	boolean isSameAs(final Quantum other) {
		return scale == other.scale && zero == other.zero;
	}
}
