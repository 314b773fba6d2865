package org.cnnvis.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Convolution;

/**
 * What a {@link TrainingProgram} is compiled from. Immutable.
 *
 * <pre>{@code
 * TrainingSpec.of(network, 224, 32).learning(node -> node.layer().startsWith("block5")).dropout(features, 0.5f)
 * }</pre>
 */
public final class TrainingSpec {

	private final Network network;
	private final int side, batch;
	private final Set<Node> learned;
	private final Map<Node, Float> dropouts;

	private TrainingSpec(final Network network, final int side, final int batch, final Set<Node> learned,
		final Map<Node, Float> dropouts)
	{
		this.network = network;
		this.side = side;
		this.batch = batch;
		this.learned = learned;
		this.dropouts = dropouts;
	}

	/**
	 * All convolutions learn (fully connected layers are such), nothing is left out.
	 *
	 * @param network with one output, as {@link org.cnnvis.network.pass.Passes} leave it
	 * @param side of the pictures in pixels
	 * @param batch pictures per step
	 */
	public static TrainingSpec of(final Network network, final int side, final int batch) {
		if (network.outputs().size() != 1) throw new IllegalArgumentException("a network that learns has one output");
		return new TrainingSpec(network, side, batch, convolutions(network, node -> true), Collections.emptyMap());
	}

	private static Set<Node> convolutions(final Network network, final Predicate<Node> wanted) {
		final Set<Node> found = new LinkedHashSet<>();
		for (final Node node : network.nodes())
			if (node.op() instanceof Convolution && wanted.test(node)) found.add(node);
		return Collections.unmodifiableSet(found);
	}

	/** Of the convolutions, only these learn; no gradient goes below the lowest of them. */
	public TrainingSpec learning(final Predicate<Node> which) {
		return new TrainingSpec(network, side, batch, convolutions(network, which), dropouts);
	}

	/**
	 * A node's numbers are left out at random while the network learns (Srivastava et al. 2014).
	 *
	 * @param rate share of the numbers that are left out, in [0, 1)
	 */
	public TrainingSpec dropout(final Node node, final float rate) {
		final Map<Node, Float> more = new LinkedHashMap<>(dropouts);
		more.put(node, rate);
		return new TrainingSpec(network, side, batch, learned, Collections.unmodifiableMap(more));
	}

	public Network network() {
		return network;
	}

	/** Side of the pictures in pixels. */
	public int side() {
		return side;
	}

	/** Pictures per step. */
	public int batch() {
		return batch;
	}

	/** The nodes that learn, in the network's order. */
	public Set<Node> learned() {
		return learned;
	}

	/** Nodes and the shares of their numbers that are left out, in the order of {@link TrainingProgram#maskLength}. */
	public Map<Node, Float> dropouts() {
		return dropouts;
	}
}
