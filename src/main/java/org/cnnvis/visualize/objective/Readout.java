package org.cnnvis.visualize.objective;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;

/**
 * The places at which a network is read for some objectives: vectors with one number for each filter, which operations
 * appended to the network compute. {@link #aim} adds what an objective needs; the network with all of it comes last.
 */
public final class Readout {

	private final Taps taps;
	private final FilterReadout filters;
	/** Or null. */
	private final ClassReadout classes;

	/**
	 * @param classifier the network's output are classes: they are read before their softmax
	 * @param picture channels x height x width
	 * @param whole the picture in its final size, in whose maps objectives name places; in a smaller picture it is the same
	 *          place of the smaller map
	 */
	public Readout(final Network network, final boolean classifier, final Drive drive, final Shape picture,
		final Shape whole)
	{
		this.taps = new Taps(network);
		this.filters = new FilterReadout(network, drive, picture, whole, taps);
		this.classes = classifier ? new ClassReadout(network, drive, picture, taps) : null;
	}

	/** @throws CnnVisException if a neuron is outside of its map, or facets have no map to differ in */
	public Aim aim(final Objective objective) {
		final List<Part> parts = objective.terms().stream().map(this::part).collect(Collectors.toList());
		final Aim aim = new Aim(parts, classes == null ? Collections.emptyList() : classes.relays(objective));
		return objective.facets() == 1 ? aim : aim.withMap(taps.tap(filters.map(objective.terms().get(0))));
	}

	private Part part(final Term term) {
		return classes != null && classes.isOf(term) ? classes.part(term) : filters.part(term);
	}

	/** The part of the network that the objectives so far need, with the nodes that they add. */
	public Network network() {
		return taps.network();
	}

	/** The nodes to read, in the order in which {@link Aim} numbers them. */
	public List<Node> taps() {
		return taps.nodes();
	}
}
