package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.junit.jupiter.api.Test;

class PictureSizeTest {

	private final Network classes = TargetLayer.find(Samples.classifier(), "").network();
	private final Network hidden = TargetLayer.find(Samples.classifier(), "conv2").network();

	@Test
	void zeroIsTheNetworksOwnSize() {
		assertEquals(Shape.of(3, 16, 16), PictureSize.of(classes, 0));
		final Network any = Samples.fullyConvolutional(InputSpec.CAFFE).network();
		assertEquals(Shape.of(3, 224, 224), PictureSize.of(any, 0));
	}

	@Test
	void convolutionsWorkOnOtherSizes() {
		assertEquals(Shape.of(3, 40, 40), PictureSize.of(hidden, 40));
	}

	@Test
	void aSizeTooSmallIsAnsweredWithTheSmallest() {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, 64, 64));
		for (int i = 1; i <= 5; i++)
			x = net.add("pool" + i, Pooling.max(2, 2, Padding.NONE), x);
		final Network network = net.build(x);
		assertEquals(Shape.of(3, 32, 32), PictureSize.of(network, 32));
		assertEquals("size: 31 x 31 pixels are too few for layer pool5; the smallest size is 32.", message(network, 31));
	}

	@Test
	void aNetworkOfOneSizeSaysWhich() {
		assertEquals("size: layer predictions cannot work on 40 x 40 pixels; take 17.", message(classes, 40));
		assertEquals("size: 15 x 15 pixels are too few for layer predictions; the smallest size is 16.", message(classes,
			15));
	}

	@Test
	void sizesOutOfRangeAreRefused() {
		assertEquals("size: -1 is outside 0-16384 (0 is the model's own size).", message(hidden, -1));
		assertEquals("size: 16385 is outside 0-16384 (0 is the model's own size).", message(hidden, 16385));
	}

	private static String message(final Network network, final int size) {
		return assertThrows(CnnVisException.class, () -> PictureSize.of(network, size)).getMessage();
	}
}
