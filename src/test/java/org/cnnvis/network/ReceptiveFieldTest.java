package org.cnnvis.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Upsampling;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

class ReceptiveFieldTest {

	private final NetworkBuilder net = new NetworkBuilder();

	private Node convolution(final String name, final int size, final int stride, final int dilation, final Node x) {
		return net.add(name, new Convolution(Tensor.of(new float[size * size], 1, 1, size, size), null, new Window(new int[] {
			size, size }, new int[] { stride, stride }, new int[] { dilation, dilation }, Padding.SAME), 1), x);
	}

	private static void assertField(final double size, final double stride, final Map<Node, ReceptiveField> fields,
		final Node node)
	{
		assertEquals(size, fields.get(node).size(), node.name());
		assertEquals(stride, fields.get(node).stride(), node.name());
	}

	/** The published fields of VGG16: 5 after block1, 14 after block2, 40, 92, 196 after the last convolution of each. */
	@Test
	void thoseOfVgg16AreAsPublished() {
		Node x = net.add("input", new Input(1, 0, 0));
		final int[] convolutions = { 2, 2, 3, 3, 3 }, sizes = { 5, 14, 40, 92, 196 };
		final Node[] last = new Node[5];
		for (int block = 0; block < 5; block++) {
			for (int i = 0; i < convolutions[block]; i++)
				x = convolution("conv" + block + i, 3, 1, 1, x);
			last[block] = x;
			x = net.add("pool" + block, Pooling.max(2, 2, Padding.NONE), x);
		}
		final Map<Node, ReceptiveField> fields = ReceptiveField.of(net.build(x));
		for (int block = 0; block < 5; block++)
			assertField(sizes[block], 1 << block, fields, last[block]);
		assertField(212, 32, fields, x);
	}

	@Test
	void dilationBranchesAndEnlarging() {
		final Node input = net.add("input", new Input(1, 0, 0)), dilated = convolution("dilated", 3, 1, 4, input);
		final Node wide = convolution("wide", 5, 1, 1, input), both = net.add("both", new Concat(Concat.CHANNELS), dilated,
			wide);
		final Node pool = net.add("pool", Pooling.max(2, 2, Padding.NONE), both), up = net.add("up", new Upsampling(
			Upsampling.Kind.NEAREST, 2, 2), pool);
		final Map<Node, ReceptiveField> fields = ReceptiveField.of(net.build(up));
		assertField(1, 1, fields, input);
		assertField(9, 1, fields, dilated);
		assertField(5, 1, fields, wide);
		assertField(9, 1, fields, both);
		assertField(10, 2, fields, pool);
		assertField(10, 1, fields, up);
	}

	@Test
	void whatJoinsAllPositionsSeesTheWholePicture() {
		final Node input = net.add("input", new Input(1, 8, 8)), x = convolution("conv", 3, 2, 1, input);
		final Node pooled = net.add("pooled", new GlobalPooling(Pooling.Kind.AVERAGE), x);
		final Node flat = net.add("flat", Reshape.flatten(Reshape.Order.CHANNELS_FIRST), x);
		final Map<Node, ReceptiveField> fields = ReceptiveField.of(net.build(pooled, flat));
		assertFalse(fields.get(x).isWhole());
		assertTrue(fields.get(pooled).isWhole() && fields.get(flat).isWhole());
	}
}
