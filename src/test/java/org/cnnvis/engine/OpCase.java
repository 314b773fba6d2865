package org.cnnvis.engine;

import org.cnnvis.network.Network;

/** A small network that shows one thing. Prints as its name. */
public final class OpCase {

	public final String name;
	public final Network network;

	OpCase(final String name, final Network network) {
		this.name = name;
		this.network = network;
	}

	@Override
	public String toString() {
		return name;
	}
}
