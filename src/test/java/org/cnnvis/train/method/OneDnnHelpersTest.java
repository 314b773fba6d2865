package org.cnnvis.train.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OneDnnHelpersTest {

	@Test
	void theLayersComputeTheSameWithTheirHelpers() {
		final ComputationGraph network = new ComputationGraph(SmallVgg.toUse(32, 5));
		network.init();
		final INDArray pictures = Nd4j.rand(2, 3, 32, 32).subi(0.5);
		final INDArray plain = network.outputSingle(pictures).dup();
		OneDnnHelpers.use(network);
		assertNotNull(network.getLayer("conv1").getHelper());
		assertNotNull(network.getLayer("pool1").getHelper());
		// Sums of up to 2304 products in another order, through seven layers and a softmax.
		assertEquals(0, plain.sub(network.outputSingle(pictures)).amaxNumber().doubleValue(), 1e-5);
	}
}
