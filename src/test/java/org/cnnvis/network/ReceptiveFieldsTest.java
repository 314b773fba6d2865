package org.cnnvis.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Upsampling;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

class ReceptiveFieldsTest {

	private static Convolution convolution(final int size, final int stride) {
		return new Convolution(Tensor.of(new float[size * size], 1, 1, size, size), null, Window.of(size, stride,
			Padding.SAME), 1);
	}

	/** As published: Araujo et al. 2019, table of receptive fields, VGG16 up to its last pooling: 212. */
	@Test
	void vgg16() {
		final NetworkBuilder net = new NetworkBuilder();
		final List<Node> nodes = new ArrayList<>();
		Node x = net.add("input", new Input(1, 224, 224));
		for (final int convolutions : new int[] { 2, 2, 3, 3, 3 }) {
			for (int i = 0; i < convolutions; i++)
				nodes.add(x = net.add("conv" + nodes.size(), convolution(3, 1), Activation.RELU, x));
			nodes.add(x = net.add("pool" + nodes.size(), Pooling.max(2, 2, Padding.NONE), x));
		}
		final ReceptiveFields fields = of(net.build(x));
		final int[] sides = nodes.stream().mapToInt(fields::side).toArray();
		assertEquals("[3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212]", Arrays.toString(sides));
	}

	@Test
	void theLargestOfSeveralBranchesCountsAndEnlargingDividesTheStride() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(1, 32, 32));
		final Node small = net.add("small", convolution(1, 2), input), large = net.add("large", convolution(7, 2), input);
		final Node joined = net.add("joined", new Concat(0), small, large);
		final Node twice = net.add("twice", new Upsampling(Upsampling.Kind.NEAREST, 2, 2), joined);
		final Node after = net.add("after", new Convolution(Tensor.of(new float[2 * 9], 1, 2, 3, 3), null, Window.of(3, 1,
			Padding.SAME), 1), twice);
		final Node all = net.add("all", new GlobalPooling(Pooling.Kind.AVERAGE), after);
		final ReceptiveFields fields = of(net.build(all));
		assertEquals("1 7 7 7 9", fields.side(small) + " " + fields.side(large) + " " + fields.side(joined) + " " + fields
			.side(twice) + " " + fields.side(after));
		assertEquals(Integer.MAX_VALUE, fields.side(all));
	}

	private static ReceptiveFields of(final Network network) {
		return new ReceptiveFields(network, network.shapes(0, 0));
	}
}
