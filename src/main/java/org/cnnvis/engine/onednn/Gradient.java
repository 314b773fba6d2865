package org.cnnvis.engine.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The gradient with respect to a node: a sum over those who read it. */
final class Gradient {

	private final List<Value> parts = new ArrayList<>();
	private final List<BitSet> partTaps = new ArrayList<>();
	private final BitSet taps = new BitSet();

	/** @param from the taps whose cotangents the part is computed from */
	void add(final Value part, final BitSet from) {
		parts.add(part);
		partTaps.add(from);
		taps.or(from);
	}

	/** The taps whose cotangents the gradient is computed from. */
	BitSet taps() {
		return taps;
	}

	/** Emits the sum. The steps that follow depend on the gradient's taps. */
	Value sum(final Emitter emitter) {
		emitter.setTaps(taps);
		for (int i = 0; i < parts.size(); i++)
			if (!partTaps.get(i).equals(taps)) emitter.clearUnless(partTaps.get(i), parts.get(i));
		final float[] factors = new float[parts.size()];
		Arrays.fill(factors, 1);
		return emitter.sum(parts, factors);
	}
}
