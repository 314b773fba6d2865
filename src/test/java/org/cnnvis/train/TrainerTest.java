package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.train.augment.Augmentation;
import org.cnnvis.train.data.LabelledPhotograph;
import org.cnnvis.image.ArgbRows;
import org.cnnvis.train.method.SmallVgg;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class TrainerTest {

	private static final int SIZE = 32;
	private static final InputSpec INPUT = InputSpec.of(ChannelOrder.RGB, 127.5f, 1 / 64f);

	@Test
	void learnsToTellRedFromBlueAndDoesSoTheSameWayEachTime() {
		final List<LabelledPhotograph> photographs = photographs(16);
		final ComputationGraph network = network();
		final Trainer trainer = trainer(network);
		final double first = trainer.learn(photographs, 1);
		double last = first;
		for (int epoch = 2; epoch <= 6; epoch++)
			last = trainer.learn(photographs, epoch);
		assertTrue(last < first / 2, first + " -> " + last);
		final BatchMaker plain = new BatchMaker(Augmentation.none(SIZE), INPUT, 2);
		assertEquals(1, Confusion.of(network, photographs(10), plain, 2).accuracy());
		final ComputationGraph again = network();
		Nd4j.getRandom().setSeed(System.nanoTime());
		assertEquals(first, trainer(again).learn(photographs, 1), "the same seed");
	}

	@Test
	void aBatchDoesNotDependOnTheNumberOfThreads() throws ExecutionException, InterruptedException {
		final List<LabelledPhotograph> photographs = photographs(12);
		final BatchMaker maker = new BatchMaker(Augmentation.standard(SIZE), INPUT, 2);
		final DataSet many = maker.make(photographs, 4);
		final DataSet one = new ForkJoinPool(1).submit(() -> maker.make(photographs, 4)).get();
		assertEquals(many.getFeatures(), one.getFeatures());
	}

	@Test
	void picturesHaveTheNetworksChannelOrderAndRange() {
		final List<LabelledPhotograph> red = Arrays.asList(new LabelledPhotograph(new ArgbRows(filled(0xff0000), 40, 40),
			1));
		final InputSpec bgr = new InputSpec(ChannelOrder.BGR, new float[] { 1, 2, 3 }, new float[] { 1, 1, 2 });
		final DataSet batch = new BatchMaker(Augmentation.none(SIZE), bgr, 2).make(red, 0);
		// 255 within float32 rounding of a weighted mean, times 2.
		assertEquals(-1, batch.getFeatures().getFloat(0, 0, 5, 5), 1e-3);
		assertEquals(-2, batch.getFeatures().getFloat(0, 1, 5, 5), 1e-3);
		assertEquals(504, batch.getFeatures().getFloat(0, 2, 5, 5), 1e-3);
		assertEquals(1, batch.getLabels().getFloat(0, 1));
	}

	private static ComputationGraph network() {
		final ComputationGraph network = new ComputationGraph(SmallVgg.toLearn(SIZE, 2, new Adam(1e-3), 0, 1));
		network.init();
		return network;
	}

	private static Trainer trainer(final ComputationGraph network) {
		return new Trainer(network, new BatchMaker(Augmentation.standard(SIZE), INPUT, 2), 8, 1);
	}

	/** Half of them reddish noise, half of them bluish. */
	private static List<LabelledPhotograph> photographs(final int n) {
		final Random random = new Random(n);
		final List<LabelledPhotograph> photographs = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			final int color = i % 2 == 0 ? 0x600000 : 0x000060;
			final int[] pixels = random.ints(40 * 40, 0, 1 << 24).map(p -> (p & 0x7f7f7f) + color).toArray();
			photographs.add(new LabelledPhotograph(new ArgbRows(pixels, 40, 40), i % 2));
		}
		return photographs;
	}

	private static int[] filled(final int color) {
		final int[] pixels = new int[40 * 40];
		Arrays.fill(pixels, color);
		return pixels;
	}
}
