package org.cnnvis.classify;

/** One class that a picture may show. Immutable. */
public final class Prediction {

	private final int index;
	private final String className;
	private final double probability;

	Prediction(final int index, final String className, final double probability) {
		this.index = index;
		this.className = className;
		this.probability = probability;
	}

	/** Channel of the network's output, from 0. */
	public int index() {
		return index;
	}

	public String className() {
		return className;
	}

	/** 0..1 */
	public double probability() {
		return probability;
	}

	@Override
	public String toString() {
		return className + " " + probability;
	}
}
