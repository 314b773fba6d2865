package org.cnnvis.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;

/**
 * What a {@link GradientProgram} is compiled from. Immutable.
 *
 * <pre>{@code
 * ProgramSpec.of(network, network.node("block3_conv1:linear")).size(224, 224).batch(8)
 * }</pre>
 */
public final class ProgramSpec {

	private final Network network;
	private final List<Node> taps;
	private final int height, width, batch;
	private final boolean gradient;
	private final Set<GradientRule> rules;
	private final Precision precision;

	private ProgramSpec(final Network network, final List<Node> taps, final int height, final int width, final int batch,
		final boolean gradient, final Set<GradientRule> rules, final Precision precision)
	{
		this.network = network;
		this.taps = taps;
		this.height = height;
		this.width = width;
		this.batch = batch;
		this.gradient = gradient;
		this.rules = rules;
		this.precision = precision;
	}

	/** One picture of the network's own size, forward and backward. */
	public static ProgramSpec of(final Network network, final Node... taps) {
		for (final Node tap : taps)
			if (network.node(tap.name()) != tap) throw new IllegalArgumentException(tap.name() + " is not in the network");
		return new ProgramSpec(network, Collections.unmodifiableList(new ArrayList<>(Arrays.asList(taps))), 0, 0, 1, true,
			Collections.emptySet(), Precision.wanted());
	}

	/** Picture size in pixels; 0 is the network's own. */
	public ProgramSpec size(final int height, final int width) {
		return new ProgramSpec(network, taps, height, width, batch, gradient, rules, precision);
	}

	/** Pictures per execution, at least 1. */
	public ProgramSpec batch(final int batch) {
		if (batch < 1) throw new IllegalArgumentException("a batch has at least one picture");
		return new ProgramSpec(network, taps, height, width, batch, gradient, rules, precision);
	}

	/** For classification and feature extraction: less memory, {@link GradientProgram#backward} is not available. */
	public ProgramSpec forwardOnly() {
		return new ProgramSpec(network, taps, height, width, batch, false, rules, precision);
	}

	/** Gradients that are to differ from the derivative; none if there are none here. */
	public ProgramSpec rules(final GradientRule... wanted) {
		final Set<GradientRule> set = EnumSet.noneOf(GradientRule.class);
		set.addAll(Arrays.asList(wanted));
		return new ProgramSpec(network, taps, height, width, batch, gradient, Collections.unmodifiableSet(set),
			precision);
	}

	/** Instead of what the user wants by {@link Precision#PROPERTY}. */
	public ProgramSpec precision(final Precision wanted) {
		return new ProgramSpec(network, taps, height, width, batch, gradient, rules, wanted);
	}

	public Network network() {
		return network;
	}

	/** The nodes whose activations are read and whose cotangents are given. */
	public List<Node> taps() {
		return taps;
	}

	public int height() {
		return height;
	}

	public int width() {
		return width;
	}

	public int batch() {
		return batch;
	}

	public boolean hasGradient() {
		return gradient;
	}

	public Precision precision() {
		return precision;
	}

	public boolean follows(final GradientRule rule) {
		return rules.contains(rule);
	}
}
