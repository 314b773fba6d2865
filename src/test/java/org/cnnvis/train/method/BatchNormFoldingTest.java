package org.cnnvis.train.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class BatchNormFoldingTest {

	private static final int SIZE = 32, CLASSES = 5;

	@Test
	void theFoldedNetworkComputesTheSameProbabilities() {
		final ComputationGraph learned = learned();
		final ComputationGraph used = new ComputationGraph(SmallVgg.toUse(SIZE, CLASSES));
		used.init();
		BatchNormFolding.fold(learned, used);
		final INDArray pictures = Nd4j.rand(2, 3, SIZE, SIZE).muli(4).subi(2);
		final INDArray expected = learned.outputSingle(pictures), found = used.outputSingle(pictures);
		assertTrue(expected.maxNumber().floatValue() < 0.95, "a saturated softmax would hide differences");
		// Logits of size 10 with sums of up to 2304 products: a relative error of 1e-5 moves a probability by 1e-4.
		assertEquals(0, expected.sub(found).amaxNumber().doubleValue(), 1e-4);
	}

	@Test
	void theUsedNetworkHasNoNormalisations() {
		final ComputationGraph used = new ComputationGraph(SmallVgg.toUse(SIZE, CLASSES));
		used.init();
		for (final Layer layer : used.getLayers())
			assertTrue(!(layer.conf().getLayer() instanceof BatchNormalization), layer.conf().getLayer().getLayerName());
	}

	/** With weights and statistics that are not the initial ones. */
	private static ComputationGraph learned() {
		final ComputationGraph learned = new ComputationGraph(SmallVgg.toLearn(SIZE, CLASSES, new Sgd(0.01), 0, 3));
		learned.init();
		Nd4j.getRandom().setSeed(11);
		for (final Layer layer : learned.getLayers())
			if (layer.conf().getLayer() instanceof BatchNormalization) layer.paramTable().forEach((key, array) -> array.assign(
				Nd4j.rand(array.shape()).subi(0.5).muli(0.4).addi(key.equals("gamma") ? 1 : 0)));
		return learned;
	}
}
