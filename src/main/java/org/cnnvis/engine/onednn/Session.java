package org.cnnvis.engine.onednn;

import java.util.BitSet;

import org.bytedeco.dnnl.stream;

/** What one run of a program works on. One object serves all runs, so that none allocates anything. */
final class Session {

	private final stream stream;
	private float[] pictures;
	private float[][] cotangents;
	private float[] result;

	Session(final stream stream) {
		this.stream = stream;
	}

	stream stream() {
		return stream;
	}

	void begin(final float[] input, final float[][] gradients, final float[] output) {
		pictures = input;
		cotangents = gradients;
		result = output;
	}

	void end() {
		begin(null, null, null);
	}

	/** True if one of the taps has a cotangent in this run. */
	boolean hasCotangent(final BitSet taps) {
		for (int i = taps.nextSetBit(0); i >= 0; i = taps.nextSetBit(i + 1))
			if (cotangents[i] != null) return true;
		return false;
	}

	float[] pictures() {
		return pictures;
	}

	float[] cotangent(final int tap) {
		return cotangents[tap];
	}

	/** What the run writes. */
	float[] result() {
		return result;
	}
}
