package org.cnnvis.network.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

class FoldBorderTest {

	private static final Tensor KERNEL = Tensor.of(new float[3], 1, 1, 1, 3);

	@Test
	void theBorderIsAddedToTheConvolutionsOwn() {
		final Network folded = after(new Border(1, 2, 3, 4), convolution(Padding.of(10, 20, 30, 40)));
		assertEquals(2, folded.nodes().size());
		assertEquals("input", folded.output().input().name());
		final Window window = ((Convolution) folded.output().op()).window();
		assertArrayEquals(new int[] { 11, 22, 33, 44 }, window.border(8, 9));
		assertArrayEquals(new int[] { 2, 3, 2, 1 }, new int[] { window.strideY(), window.strideX(), window.dilationY(), window
			.dilationX() });
	}

	@Test
	void theShapeStaysTheSame() {
		final Network folded = after(new Border(0, 1, 2, 0), convolution(Padding.of(1)));
		// (8 + 1 + 2 - 1) / 2 + 1 and (9 + 2 + 2 - 3) / 3 + 1
		assertEquals(Shape.of(1, 6, 4), folded.shapes(0, 0).get(folded.output()));
	}

	@Test
	void cropsPoolingsAndBordersThatFollowFromTheSizeStay() {
		assertEquals(3, after(new Border(1, -1, 0, 0), convolution(Padding.NONE)).nodes().size());
		assertEquals(3, after(new Border(1, 1, 1, 1), convolution(Padding.SAME)).nodes().size());
		assertEquals(3, after(new Border(1, 1, 1, 1), Pooling.max(2, 2, Padding.NONE)).nodes().size());
	}

	@Test
	void aMaximumTakesTheBorderOfAMapWithoutNegativeNumbers() {
		final Network folded = afterRelu(new Border(0, 1, 1, 0), Pooling.max(3, 2, Padding.of(1)));
		assertEquals(3, folded.nodes().size());
		assertArrayEquals(new int[] { 1, 2, 2, 1 }, ((Pooling) folded.output().op()).window().border(8, 9));
	}

	@Test
	void itDoesNotWhereAWindowWouldHoldTheBorderOnly() {
		assertEquals(4, afterRelu(new Border(0, 3, 0, 0), Pooling.max(3, 2, Padding.NONE)).nodes().size());
		assertEquals(4, afterRelu(new Border(0, 1, 0, 0), Pooling.average(3, 2, Padding.NONE)).nodes().size());
		assertEquals(4, afterRelu(new Border(0, 1, 0, 0), Pooling.max(3, 2, Padding.ceil(0))).nodes().size());
	}

	private static Network afterRelu(final Border border, final Op op) {
		final NetworkBuilder net = new NetworkBuilder();
		final Node relu = net.add("relu", Activation.RELU, net.add("input", new Input(1, 8, 9)));
		return FoldBorder.of(net.build(net.add("end", op, net.add("border", border, relu))));
	}

	private static Network after(final Border border, final Op op) {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(1, 8, 9));
		return FoldBorder.of(net.build(net.add("end", op, net.add("border", border, input))));
	}

	private static Convolution convolution(final Padding padding) {
		return new Convolution(KERNEL, null, new Window(new int[] { 1, 3 }, new int[] { 2, 3 }, new int[] { 2, 1 }, padding),
			1);
	}
}
