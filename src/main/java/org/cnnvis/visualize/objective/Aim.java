package org.cnnvis.visualize.objective;

import java.util.ArrayList;
import java.util.List;

/** An {@link Objective} made ready to be computed from the vectors of a {@link Readout}. Immutable. */
public final class Aim {

	/** In place of a tap's number. */
	private static final int NONE = -1;

	private final List<Part> parts;
	private final List<Relay> relays;
	private final int mapTap;

	private Aim(final List<Part> parts, final List<Relay> relays, final int mapTap) {
		this.parts = new ArrayList<>(parts);
		this.relays = new ArrayList<>(relays);
		this.mapTap = mapTap;
	}

	/** @param relays in the order in which they hand on */
	Aim(final List<Part> parts, final List<Relay> relays) {
		this(parts, relays, NONE);
	}

	/** @param tap with the maps that tell one facet from another */
	Aim withMap(final int tap) {
		return new Aim(parts, relays, tap);
	}

	/** The tap with the maps that tell one facet of an objective from another; of a facet only. */
	public int mapTap() {
		if (mapTap == NONE) throw new IllegalStateException("not a facet");
		return mapTap;
	}

	/** The objective: an activation, a logit, or a weighted sum of them. */
	public double value(final float[][] taps, final int picture, final int batch) {
		double sum = 0;
		for (final Part part : parts)
			sum += part.value(taps, picture, batch);
		return sum;
	}

	/**
	 * What there is to say of an objective of 0: the same sum with the values before the activation functions, where a
	 * function cuts them off.
	 */
	public double potential(final float[][] taps, final int picture, final int batch) {
		double sum = 0;
		for (final Part part : parts)
			sum += part.potential(taps, picture, batch);
		return sum;
	}

	/**
	 * Adds the direction in which the taps should go: the objective's gradient, or what leads the same way where that is
	 * 0.
	 *
	 * @param taps for each tap, batch x its length
	 * @param cotangents of the taps' shapes
	 */
	public void drive(final float[][] taps, final float[][] cotangents, final int picture, final int batch) {
		for (final Part part : parts)
			part.drive(taps, cotangents, picture, batch);
		for (final Relay relay : relays)
			relay.handOn(taps, cotangents, picture, batch);
	}
}
