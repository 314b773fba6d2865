package org.cnnvis.engine.portable;

import org.cnnvis.engine.Backend;

/** The portable backend in double precision, which finite differences prove right: what others are compared with. */
public final class DoublePrecision {

	private DoublePrecision() {}

	public static Backend backend() {
		return new Nd4jBackend(true);
	}
}
