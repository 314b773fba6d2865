package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
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
	void theClassesOwnNetworkEndsBeforeTheSoftmax() {
		assertEquals("predictions:linear", TargetLayer.find(classifier, "Predictions").network().output().name());
	}

	@Test
	void hiddenLayersAreCutAtTheirOutput() {
		final TargetLayer layer = TargetLayer.find(classifier, "conv1");
		assertFalse(layer.isClasses());
		assertEquals(Collections.emptyList(), layer.classes());
		assertEquals("conv1", layer.network().output().name());
		assertEquals(3, layer.network().nodes().size());
	}

	@Test
	void theLayerBeforeASoftmaxLayerIsTheClassesToo() {
		final TargetLayer layer = TargetLayer.find(Samples.fullyConvolutional(InputSpec.CAFFE), "pool3");
		assertTrue(layer.isClasses());
		assertEquals("sea_snake", layer.className(0));
		assertEquals("", layer.className(99));
	}

	@Test
	void aPartOfALayerIsFound() {
		assertEquals("conv2:linear", TargetLayer.find(classifier, "conv2:linear").network().output().name());
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
