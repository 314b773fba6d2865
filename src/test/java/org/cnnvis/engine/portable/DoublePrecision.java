package org.cnnvis.engine.portable;

import org.cnnvis.engine.Backend;

/** ND4J in float64, for comparisons that no rounding decision may blur. Pictures and gradients are float32 at its ends. */
public final class DoublePrecision {

	private DoublePrecision() {}

	public static Backend backend() {
		return new Nd4jBackend(true);
	}
}
