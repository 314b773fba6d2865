package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;
import org.junit.jupiter.api.Test;

class TargetLayerTest {

	private final Model classifier = Samples.classifier();

	@Test
	void noNameIsTheClassLayer() {
		final TargetLayer layer = TargetLayer.find(classifier, "");
		assertEquals("predictions", layer.name());
		assertEquals(Samples.CLASSES, layer.classes());
	}

	@Test
	void classesAreReadBeforeTheSoftmaxOrAfterIt() {
		final TargetLayer layer = TargetLayer.find(classifier, "Predictions");
		assertEquals("predictions:linear", layer.readout(false).output().name());
		assertEquals("predictions", layer.readout(true).output().name());
	}

	@Test
	void hiddenLayersAreReadAfterTheirReluAndCutThere() {
		final TargetLayer layer = TargetLayer.find(classifier, "conv1");
		assertFalse(layer.isClasses());
		assertEquals(Collections.emptyList(), layer.classes());
		for (final boolean softmax : new boolean[] { false, true }) {
			final Network readout = layer.readout(softmax);
			assertEquals("conv1", readout.output().name());
			assertEquals(3, readout.nodes().size());
		}
	}

	@Test
	void theLayerBeforeASoftmaxLayerIsTheClassesToo() {
		final TargetLayer layer = TargetLayer.find(Samples.fullyConvolutional(InputSpec.CAFFE), "pool3");
		assertTrue(layer.isClasses());
		assertEquals("pool3", layer.readout(false).output().name());
		assertEquals("prob", layer.readout(true).output().name());
	}

	@Test
	void logitsGetASoftmaxWhereTheNetworkEndsWithout() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(3, 8, 8));
		final Node conv = net.add("conv", Samples.convolution(3, 5, 1), input);
		final Model model = Samples.model(net.build(net.add("pool", new GlobalPooling(Pooling.Kind.AVERAGE), conv)),
			InputSpec.CAFFE, Samples.CLASSES);
		final TargetLayer layer = TargetLayer.find(model, "");
		assertEquals("pool", layer.readout(false).output().name());
		assertTrue(layer.readout(true).output().op() instanceof Softmax);
	}

	@Test
	void aPartOfALayerIsFound() {
		assertEquals("conv2:linear", TargetLayer.find(classifier, "conv2:linear").readout(false).output().name());
	}

	@Test
	void unknownLayersAreAnsweredWithTheNearest() {
		assertEquals("layer: 'cnov1' is not a layer of sample; did you mean 'conv1'?", message("cnov1"));
		assertEquals("layer: 'inception' is not a layer of sample; its layers are conv1, pool1, conv2, flatten, predictions.",
			message("inception"));
		assertEquals("layer: 'input' is not a layer of sample; its layers are conv1, pool1, conv2, flatten, predictions.",
			message("input"));
	}

	private String message(final String name) {
		return assertThrows(CnnVisException.class, () -> TargetLayer.find(classifier, name)).getMessage();
	}
}
