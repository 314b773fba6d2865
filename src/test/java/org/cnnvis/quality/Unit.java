package org.cnnvis.quality;

/** A filter or class of which pictures are made. Immutable. */
final class Unit {

	/** As the reference pictures name them. */
	final String network, layer;
	final int index;
	/** Empty unless it is a class. */
	final String className;

	Unit(final String network, final String layer, final int index, final String className) {
		this.network = network;
		this.layer = layer;
		this.index = index;
		this.className = className;
	}

	boolean isClass() {
		return layer.equals(Anchor.CLASSES);
	}

	boolean is(final Anchor anchor) {
		return network.equals(anchor.network) && layer.equals(anchor.layer) && index == anchor.unit;
	}
}
