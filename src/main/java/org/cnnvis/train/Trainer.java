package org.cnnvis.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

import org.cnnvis.CnnVisException;
import org.cnnvis.train.data.LabelledPhotograph;

/** Lets a network learn from photographs, epoch by epoch; the next batch is made while the network learns from one. */
final class Trainer {

	/** Photographs in an epoch are never this many, so that no two augmentations have the same seed. */
	private static final long SEEDS_PER_EPOCH = 1L << 32;

	private final ComputationGraph network;
	private final BatchMaker maker;
	private final int batchSize;
	private final long seed;
	private long waited;

	Trainer(final ComputationGraph network, final BatchMaker maker, final int batchSize, final long seed) {
		this.network = network;
		this.maker = maker;
		this.batchSize = batchSize;
		this.seed = seed;
	}

	/** Batches in an epoch: the photographs that do not fill a last one wait for the next epoch's order. */
	static int steps(final int photographs, final int batchSize) {
		return Math.max(1, photographs / batchSize);
	}

	/**
	 * Learns once from each photograph, in an order that the seed and the epoch decide.
	 *
	 * @return mean loss over the epoch
	 * @throws CnnVisException if the loss is not a number any more
	 */
	double learn(final List<LabelledPhotograph> photographs, final int epoch) {
		// Of the dropout: DL4J has one generator for all networks, which each new network seeds by the clock or its own.
		Nd4j.getRandom().setSeed(seed + epoch);
		final List<LabelledPhotograph> order = new ArrayList<>(photographs);
		Collections.shuffle(order, new Random(seed + epoch));
		final int steps = steps(order.size(), batchSize);
		double sum = 0;
		CompletableFuture<DataSet> next = prepare(order, epoch, 0);
		for (int step = 0; step < steps; step++) {
			final DataSet batch = waitFor(next);
			if (step + 1 < steps) next = prepare(order, epoch, step + 1);
			network.fit(batch);
			final double loss = network.score();
			if (Double.isNaN(loss)) throw new CnnVisException("The loss is not a number after step " + step + " of epoch " +
				epoch + ": choose a smaller learning rate.");
			sum += loss;
		}
		return sum / steps;
	}

	private DataSet waitFor(final CompletableFuture<DataSet> next) {
		final long start = System.nanoTime();
		final DataSet batch = next.join();
		waited += System.nanoTime() - start;
		return batch;
	}

	/** Seconds that the network has waited for photographs so far. */
	double waitedSeconds() {
		return waited / 1e9;
	}

	private CompletableFuture<DataSet> prepare(final List<LabelledPhotograph> order, final int epoch, final int step) {
		final int from = step * batchSize, to = Math.min(order.size(), from + batchSize);
		return CompletableFuture.supplyAsync(() -> maker.make(order.subList(from, to), seed + epoch *
			SEEDS_PER_EPOCH + from));
	}
}
